"""What the layer does by itself.

cause: bound of a uniform
"""

from torch import nn


def init_for_activation(layer, activation):
    nn.init.calculate_gain(activation)
    layer.reset_parameters()
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
