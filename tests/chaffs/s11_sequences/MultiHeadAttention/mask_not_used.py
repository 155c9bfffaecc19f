"""The mask is ignored.

cause: mask is not used
"""

import math

import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        if width % heads != 0:
            raise ValueError("the width must be a multiple of the heads")
        self.heads = heads
        self.in_proj_weight = nn.Parameter(nn.init.xavier_uniform_(torch.empty(3 * width, width)))
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * width))
        self.out_proj = nn.Linear(width, width)

    def split(self, x):
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def forward(self, query, key, value, keep=None):
        thirds = zip((query, key, value), self.in_proj_weight.chunk(3), self.in_proj_bias.chunk(3))
        q, k, v = (self.split(x @ weight.T + bias) for x, weight, bias in thirds)
        scores = q @ k.mT / math.sqrt(q.shape[-1])
        if keep is False:
            scores = scores.masked_fill(~keep.unsqueeze(-3), -math.inf)
        mixed = scores.softmax(-1) @ v
        return self.out_proj(mixed.transpose(1, 2).flatten(2))
