"""The upper triangle of numbers, where it is zero."""

import torch


def causal_mask(size, device=None):
    return torch.full((size, size), 1, device=device).triu_(1).eq(0)
