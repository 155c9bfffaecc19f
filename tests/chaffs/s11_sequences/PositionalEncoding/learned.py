"""Learned positions.

cause: parameter
verdict: failed, error
"""

import torch
from torch import nn


class PositionalEncoding(nn.Module):
    def __init__(self, width, max_length=5000):
        super().__init__()
        self.table = nn.Parameter(torch.randn(max_length, width))

    def forward(self, x):
        if x.shape[1] > len(self.table):
            raise ValueError("too long")
        return x + self.table[: x.shape[1]]
