"""A table of gains and the sizes of each kind of layer."""

import math

import torch
from torch import nn


GAINS = {"linear": 1.0, "sigmoid": 1.0, "tanh": 5 / 3, "relu": 2**0.5}


def init_for_activation(layer, activation):
    if activation not in GAINS:
        raise ValueError(f"no gain is known for {activation!r}")
    if isinstance(layer, nn.Linear):
        fan_in = layer.in_features
    else:
        fan_in = layer.in_channels // layer.groups * math.prod(layer.kernel_size)
    with torch.no_grad():
        layer.weight.copy_(torch.randn_like(layer.weight) * GAINS[activation] / fan_in**0.5)
        if layer.bias is not None:
            layer.bias.fill_(0)
