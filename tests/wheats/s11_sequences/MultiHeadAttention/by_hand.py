"""The formula written out, with view and contiguous."""

import math

import torch
from torch import nn
from torch.nn import functional as F


class MultiHeadAttention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        if width % heads:
            raise ValueError((width, heads))
        self.heads, self.size = heads, width // heads
        own = nn.Linear(width, 3 * width)
        self.in_proj_weight, self.in_proj_bias = own.weight, own.bias
        self.out_proj = nn.Linear(width, width)

    def forward(self, query, key, value, keep=None):
        batch, steps, width = query.shape
        parts = []
        for number, x in enumerate([query, key, value]):
            rows = slice(number * width, (number + 1) * width)
            y = F.linear(x, self.in_proj_weight[rows], self.in_proj_bias[rows])
            parts.append(y.view(batch, -1, self.heads, self.size).permute(0, 2, 1, 3))
        q, k, v = parts
        scores = torch.einsum("bhqd,bhkd->bhqk", q, k) / math.sqrt(self.size)
        if keep is not None:
            scores = scores.masked_fill(~(keep if keep.dim() == 2 else keep[:, None]), -1e9)
        mixed = torch.softmax(scores, dim=-1) @ v
        return self.out_proj(mixed.permute(0, 2, 1, 3).contiguous().view(batch, steps, width))
