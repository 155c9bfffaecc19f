"""Puts new parameters in place of the old ones.

cause: new parameter
"""

import torch
from torch import nn


def init_for_activation(layer, activation):
    weight = nn.init.kaiming_normal_(torch.empty_like(layer.weight), nonlinearity=activation)
    layer.weight = nn.Parameter(weight)
    if layer.bias is not None:
        layer.bias = nn.Parameter(torch.zeros_like(layer.bias))
