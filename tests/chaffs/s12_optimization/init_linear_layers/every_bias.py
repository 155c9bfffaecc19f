"""The biases of all layers are zeroed.

cause: no nn.Linear
"""

import torch
from torch import nn


def init_linear_layers(model):
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            nn.init.xavier_uniform_(layer.weight)
        if isinstance(getattr(layer, "bias", None), torch.Tensor):
            nn.init.zeros_(layer.bias)
