"""The weight's data is replaced by a float32 tensor.

cause: dtype
"""

import torch
from torch import nn


def init_linear_layers(model):
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            layer.weight.data = nn.init.xavier_uniform_(torch.empty(layer.weight.shape))
            if layer.bias is not None:
                layer.bias.data = torch.zeros(layer.bias.shape)
