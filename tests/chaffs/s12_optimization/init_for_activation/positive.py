"""Absolute values.

cause: only positive
"""

import math

from torch import nn


def init_for_activation(layer, activation):
    gain = nn.init.calculate_gain(activation)
    nn.init.normal_(layer.weight, std=gain / math.sqrt(layer.weight[0].numel()))
    layer.weight.data.abs_()
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
