"""Collects factors and multiplies them by torch.stack and prod."""

import torch


def dynamic_power(x, limit):
    factors = [x]
    while torch.stack(factors).prod(dim=0).abs().amax() < limit:
        if x.abs().amax() <= 1:
            raise ValueError("too small")
        factors.append(x)
    return torch.stack(factors).prod(dim=0)
