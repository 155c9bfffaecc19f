"""The weight's data is replaced by a tensor on the CPU.

cause: device
verdict: error
"""

import torch
from torch import nn


def init_linear_layers(model):
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            layer.weight.data = nn.init.xavier_uniform_(torch.empty(layer.weight.shape, dtype=layer.weight.dtype))
            if layer.bias is not None:
                layer.bias.data = torch.zeros(layer.bias.shape, dtype=layer.bias.dtype)
