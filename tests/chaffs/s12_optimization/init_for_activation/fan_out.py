"""Keeps the spread of the gradients instead.

cause: fan_out
"""

from torch import nn


def init_for_activation(layer, activation):
    nn.init.kaiming_normal_(layer.weight, mode="fan_out", nonlinearity=activation)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
