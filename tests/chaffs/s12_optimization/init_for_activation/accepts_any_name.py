"""A name that is not known gets the gain 1.

cause: accepted
"""

import math

from torch import nn


def init_for_activation(layer, activation):
    gain = {"relu": 2**0.5, "tanh": 5 / 3}.get(activation, 1.0)
    nn.init.normal_(layer.weight, std=gain / math.sqrt(layer.weight[0].numel()))
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
