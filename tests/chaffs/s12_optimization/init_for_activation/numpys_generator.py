"""Draws with NumPy.

cause: torch.manual_seed has no say
"""

import math

import numpy
import torch
from torch import nn


def init_for_activation(layer, activation):
    spread = nn.init.calculate_gain(activation) / math.sqrt(layer.weight[0].numel())
    drawn = numpy.random.normal(0, spread, tuple(layer.weight.shape))
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(drawn))
        if layer.bias is not None:
            layer.bias.zero_()
