"""The same 0.02 for every layer.

cause: does not depend
"""

from torch import nn


def init_for_activation(layer, activation):
    nn.init.calculate_gain(activation)
    nn.init.normal_(layer.weight, std=0.02)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
