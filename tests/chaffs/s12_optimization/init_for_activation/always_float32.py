"""The weight's data is replaced by a float32 tensor.

cause: dtype
"""

import torch
from torch import nn


def init_for_activation(layer, activation):
    layer.weight.data = nn.init.kaiming_normal_(torch.empty(layer.weight.shape), nonlinearity=activation)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
