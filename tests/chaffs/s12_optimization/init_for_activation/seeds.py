"""Sets a seed first.

cause: is a seed set
"""

import torch
from torch import nn


def init_for_activation(layer, activation):
    torch.manual_seed(0)
    nn.init.kaiming_normal_(layer.weight, nonlinearity=activation)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
