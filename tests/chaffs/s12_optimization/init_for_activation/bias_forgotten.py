"""The bias is left alone.

cause: left as it was
"""

from torch import nn


def init_for_activation(layer, activation):
    nn.init.kaiming_normal_(layer.weight, nonlinearity=activation)
