"""exp of the logarithm, a batch axis in the buffer, one column too many and cut."""

import math

import torch
from torch import nn


class PositionalEncoding(nn.Module):
    def __init__(self, width, max_length=5000):
        super().__init__()
        even = width + width % 2
        position = torch.arange(max_length).unsqueeze(1)
        div_term = torch.exp(torch.arange(0, even, 2) * (-math.log(10000.0) / width))
        pe = torch.zeros(1, max_length, even)
        pe[0, :, 0::2] = torch.sin(position * div_term)
        pe[0, :, 1::2] = torch.cos(position * div_term)
        self.register_buffer("pe", pe[:, :, :width], persistent=False)

    def forward(self, x):
        if x.size(1) > self.pe.size(1):
            raise ValueError("sequence too long")
        return x + self.pe[:, : x.size(1)].requires_grad_(False)
