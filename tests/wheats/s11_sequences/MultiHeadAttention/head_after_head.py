"""A loop over the heads."""

import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        size, rest = divmod(width, heads)
        if rest:
            raise ValueError("no multiple")
        self.size = size
        self.in_proj_weight = nn.Parameter(torch.randn(3 * width, width) * width**-0.5 / 2)
        self.in_proj_bias = nn.Parameter(torch.rand(3 * width) / 10)
        self.out_proj = nn.Linear(width, width)
        nn.init.orthogonal_(self.out_proj.weight)

    def forward(self, query, key, value, keep=None):
        q, k, v = (
            torch.addmm(bias, x.flatten(0, 1), weight.t()).view_as(x).split(self.size, dim=2)
            for x, weight, bias in zip(
                (query, key, value), self.in_proj_weight.chunk(3), self.in_proj_bias.chunk(3)
            )
        )
        results = []
        for one, other, third in zip(q, k, v):
            scores = one @ other.transpose(1, 2) * self.size**-0.5
            if keep is not None:
                scores = torch.where(keep, scores, torch.finfo(scores.dtype).min)
            results.append(scores.softmax(dim=2) @ third)
        return self.out_proj(torch.cat(results, dim=2))
