"""A plain attribute, which stays on the CPU.

cause: buffer
verdict: failed, error
"""

import torch
from torch import nn


class PositionalEncoding(nn.Module):
    def __init__(self, width, max_length=5000):
        super().__init__()
        times = torch.arange(max_length).unsqueeze(1)
        angles = times / 10000 ** (torch.arange(0, width, 2) / width)
        table = torch.zeros(max_length, width)
        table[:, 0::2] = angles.sin()
        table[:, 1::2] = angles.cos()[:, : width // 2]
        self.table = table

    def forward(self, x):
        if x.shape[1] > len(self.table):
            raise ValueError("too long")
        return x + self.table[: x.shape[1]]
