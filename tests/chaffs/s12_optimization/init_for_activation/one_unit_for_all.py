"""Every unit gets the same weights.

cause: every unit
"""

import math

import torch
from torch import nn


def init_for_activation(layer, activation):
    gain = nn.init.calculate_gain(activation)
    layer.weight.data[:] = torch.randn_like(layer.weight[0]) * gain / math.sqrt(layer.weight[0].numel())
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
