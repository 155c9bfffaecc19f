"""NumPy makes the table, which is no part of the state_dict and is cast to x."""

import numpy
import torch
from torch import nn


class PositionalEncoding(nn.Module):
    def __init__(self, width, max_length=5000):
        super().__init__()
        column = numpy.arange(width)
        angles = numpy.arange(max_length)[:, None] / 10000.0 ** (column // 2 * 2 / width)
        table = numpy.where(column % 2, numpy.cos(angles), numpy.sin(angles))
        self.register_buffer("table", torch.from_numpy(table).float(), persistent=False)

    def forward(self, x):
        if x.shape[1] > len(self.table):
            raise ValueError("too long")
        return x + self.table[None, : x.shape[1]].to(x)
