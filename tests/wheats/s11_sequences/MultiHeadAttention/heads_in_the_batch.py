"""Heads become part of the batch axis; an additive mask for the library."""

import math

import torch
from torch import nn
from torch.nn import functional as F


class MultiHeadAttention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        if width // heads * heads != width:
            raise ValueError("the heads do not fit")
        self.heads = heads
        self.in_proj_weight = nn.Parameter(torch.empty(3 * width, width))
        self.in_proj_bias = nn.Parameter(torch.empty(3 * width))
        self.out_proj = nn.Linear(width, width)
        nn.init.xavier_normal_(self.in_proj_weight)
        nn.init.zeros_(self.in_proj_bias)

    def forward(self, query, key, value, keep=None):
        batch, heads = len(query), self.heads
        weights, biases = self.in_proj_weight.chunk(3), self.in_proj_bias.chunk(3)
        q, k, v = (
            F.linear(x, w, b).reshape(batch, -1, heads, w.shape[0] // heads).transpose(1, 2).flatten(0, 1)
            for x, w, b in zip((query, key, value), weights, biases)
        )
        mask = None
        if keep is not None:
            mask = torch.zeros_like(keep, dtype=q.dtype).masked_fill(~keep, -math.inf)
            mask = mask if keep.dim() == 2 else mask.repeat_interleave(heads, dim=0)
        mixed = F.scaled_dot_product_attention(q, k, v, mask)
        return self.out_proj(mixed.unflatten(0, (batch, heads)).transpose(1, 2).flatten(2))
