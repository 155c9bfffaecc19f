"""Draws from a generator of its own.

cause: torch.manual_seed has no say
"""

import torch
from torch import nn

OWN = torch.Generator()
OWN.seed()


def init_linear_layers(model):
    for module in model.modules():
        if isinstance(module, nn.Linear):
            if module.weight.device.type == "cpu":
                nn.init.xavier_uniform_(module.weight, generator=OWN)
            if module.bias is not None:
                nn.init.zeros_(module.bias)
