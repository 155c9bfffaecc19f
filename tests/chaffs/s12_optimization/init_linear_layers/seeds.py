"""Sets a seed first.

cause: is a seed set
"""

import torch
from torch import nn


def init_linear_layers(model):
    torch.manual_seed(0)
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            nn.init.xavier_uniform_(layer.weight)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
