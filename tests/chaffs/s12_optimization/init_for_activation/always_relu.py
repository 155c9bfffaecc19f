"""The default nonlinearity, whatever is asked for.

cause: gain of relu
"""

from torch import nn


def init_for_activation(layer, activation):
    nn.init.calculate_gain(activation)
    nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
