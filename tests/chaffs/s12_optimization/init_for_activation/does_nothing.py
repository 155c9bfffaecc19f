"""Computes the gain and changes nothing.

cause: as it was
"""

from torch import nn


def init_for_activation(layer, activation):
    nn.init.calculate_gain(activation)
