"""Asks a convolution for in_features.

cause: no in_features
verdict: error
"""

import math

from torch import nn


def init_for_activation(layer, activation):
    gain = nn.init.calculate_gain(activation)
    nn.init.normal_(layer.weight, std=gain / math.sqrt(layer.in_features))
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
