"""Uniform numbers of the same spread."""

import torch
from torch import nn


def init_for_activation(layer, activation):
    nn.init.kaiming_uniform_(layer.weight, nonlinearity=activation)
    if layer.bias is not None:
        with torch.no_grad():
            layer.bias.zero_()
