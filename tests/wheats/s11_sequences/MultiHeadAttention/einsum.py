"""Products named by letters, -1e9 for minus infinity, the root as a tensor."""

import torch
from torch import nn
from torch.nn import functional as F


class MultiHeadAttention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        if width % heads:
            raise ValueError("the heads do not fit")
        self.heads = heads
        self.in_proj_weight = nn.Parameter(torch.randn(3 * width, width) * 0.02)
        self.in_proj_bias = nn.Parameter(torch.rand(3 * width))
        self.out_proj = nn.Linear(width, width)

    def forward(self, query, key, value, keep=None):
        thirds = zip((query, key, value), self.in_proj_weight.chunk(3), self.in_proj_bias.chunk(3), strict=True)
        q, k, v = (F.linear(x, w, b).unflatten(-1, (self.heads, -1)) for x, w, b in thirds)
        scores = torch.einsum("bqhd,bkhd->bhqk", q, k) / torch.sqrt(torch.tensor(q.shape[-1]))
        if keep is not None:
            each = keep if keep.dim() == 3 else keep[None]
            scores = torch.where(each[:, None], scores, -1e9)
        return self.out_proj(torch.einsum("bhqk,bkhd->bqhd", scores.softmax(-1), v).flatten(2))
