"""Gives the variance as std.

cause: variance
"""

from torch import nn


def init_for_activation(layer, activation):
    gain = nn.init.calculate_gain(activation)
    nn.init.normal_(layer.weight, std=gain**2 / layer.weight[0].numel())
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
