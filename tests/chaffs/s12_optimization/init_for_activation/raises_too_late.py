"""The bias is zeroed before the name is looked at.

cause: before the name
"""

from torch import nn


def init_for_activation(layer, activation):
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
    nn.init.kaiming_normal_(layer.weight, nonlinearity=activation)
