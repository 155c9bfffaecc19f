"""Uniform numbers whose bound is the standard deviation.

cause: sqrt(3)
"""

import math

from torch import nn


def init_for_activation(layer, activation):
    bound = nn.init.calculate_gain(activation) / math.sqrt(layer.weight[0].numel())
    nn.init.uniform_(layer.weight, -bound, bound)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
