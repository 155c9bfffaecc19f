"""Makes rows that are orthogonal: no independent draws.

cause: orthogonal: independent numbers are wanted
"""

from torch import nn


def init_for_activation(layer, activation):
    nn.init.orthogonal_(layer.weight, nn.init.calculate_gain(activation))
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
