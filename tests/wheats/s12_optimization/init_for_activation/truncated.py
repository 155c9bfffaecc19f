"""A normal distribution cut off at two, which is far outside for a spread like this."""

from torch import nn


def init_for_activation(layer, activation):
    gain = nn.init.calculate_gain(activation)
    fan_in = layer.weight.shape[1:].numel()
    nn.init.trunc_normal_(layer.weight, std=gain * fan_in**-0.5)
    if layer.bias is not None:
        layer.bias.data.zero_()
