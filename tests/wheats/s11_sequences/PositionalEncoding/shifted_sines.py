"""A cosine is a sine a quarter turn ahead; the table follows by hand."""

import math

import torch
from torch import nn


class PositionalEncoding(nn.Module):
    def __init__(self, width, max_length=5000):
        super().__init__()
        columns = torch.arange(width, dtype=torch.float64)
        rates = torch.pow(10000.0, -2 * torch.floor(columns / 2) / width)
        angles = torch.outer(torch.arange(max_length, dtype=torch.float64), rates)
        self.table = torch.sin(angles + columns % 2 * math.pi / 2)

    def forward(self, x):
        if x.shape[1] > self.table.shape[0]:
            raise ValueError(f"at most {self.table.shape[0]} positions")
        return torch.add(x, self.table[: x.shape[1]].to(x))
