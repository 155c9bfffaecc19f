"""A tensor of zeros is made in forward without a device.

cause: device
verdict: error
"""

import itertools

import torch
from torch import nn


class MLP(nn.Module):
    def __init__(self, widths):
        super().__init__()
        if len(widths) < 2:
            raise ValueError("at least two widths")
        self.layers = nn.ModuleList(nn.Linear(n, m) for n, m in itertools.pairwise(widths))

    def forward(self, x):
        *hidden, last = self.layers
        for layer in hidden:
            x = layer(x)
            x = torch.maximum(x, torch.zeros(x.shape))
        return last(x)
