"""PyTorch's Kaiming function."""

from torch import nn


def init_for_activation(layer, activation):
    nn.init.kaiming_normal_(layer.weight, mode="fan_in", nonlinearity=activation)
    if layer.bias is not None:
        nn.init.constant_(layer.bias, 0.0)
