"""Takes it that every layer has a bias.

cause: bias=False
verdict: error
"""

from torch import nn


def init_for_activation(layer, activation):
    nn.init.kaiming_normal_(layer.weight, nonlinearity=activation)
    layer.bias.data.zero_()
