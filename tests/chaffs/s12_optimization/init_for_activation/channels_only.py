"""A convolution's kernel is not counted.

cause: kernel
"""

from torch import nn


def init_for_activation(layer, activation):
    gain = nn.init.calculate_gain(activation)
    nn.init.normal_(layer.weight, std=gain / layer.weight.shape[1] ** 0.5)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
