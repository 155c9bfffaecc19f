"""Gives a mask for the whole batch an axis of heads as well.

cause: fits as it is
verdict: failed, error
"""

import torch
from torch import nn
from torch.nn import functional as F


class MultiHeadAttention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        if width % heads:
            raise ValueError("the heads do not fit")
        self.heads = heads
        self.in_proj_weight = nn.Parameter(nn.init.xavier_uniform_(torch.empty(3 * width, width)))
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * width))
        self.out_proj = nn.Linear(width, width)

    def forward(self, query, key, value, keep=None):
        thirds = zip((query, key, value), self.in_proj_weight.chunk(3), self.in_proj_bias.chunk(3), strict=True)
        q, k, v = (F.linear(x, w, b).unflatten(-1, (self.heads, -1)).transpose(1, 2) for x, w, b in thirds)
        if keep is not None:
            keep = keep.unsqueeze(1)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=keep)
        return self.out_proj(mixed.transpose(1, 2).flatten(2))
