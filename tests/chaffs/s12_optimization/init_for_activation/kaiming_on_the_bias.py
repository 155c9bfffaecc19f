"""Kaiming's rule is asked for a bias.

cause: weights
verdict: error
"""

from torch import nn


def init_for_activation(layer, activation):
    for parameter in layer.parameters():
        nn.init.kaiming_normal_(parameter, nonlinearity=activation)
