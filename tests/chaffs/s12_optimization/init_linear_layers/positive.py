"""torch.rand is stretched and not shifted.

cause: only positive
"""

import math

import torch
from torch import nn


def init_linear_layers(model):
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            bound = math.sqrt(6 / (layer.in_features + layer.out_features))
            layer.weight.data.copy_(torch.rand_like(layer.weight) * bound)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
