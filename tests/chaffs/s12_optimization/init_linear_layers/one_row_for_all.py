"""One row is drawn and used for every unit.

cause: every unit
"""

import math

import torch
from torch import nn


def init_linear_layers(model):
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            bound = math.sqrt(6 / (layer.in_features + layer.out_features))
            layer.weight.data[:] = torch.empty_like(layer.weight[0]).uniform_(-bound, bound)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
