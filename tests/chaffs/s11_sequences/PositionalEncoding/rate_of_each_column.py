"""Each column has a rate of its own.

cause: share one rate
"""

import torch
from torch import nn


class PositionalEncoding(nn.Module):
    def __init__(self, width, max_length=5000):
        super().__init__()
        times = torch.arange(max_length).unsqueeze(1)
        angles = times / 10000 ** (torch.arange(width) / width)
        table = torch.zeros(max_length, width)
        table[:, 0::2] = angles[:, 0::2].sin()
        table[:, 1::2] = angles[:, 1::2].cos()
        self.register_buffer("table", table)

    def forward(self, x):
        if x.shape[1] > len(self.table):
            raise ValueError("too long")
        return x + self.table[: x.shape[1]]
