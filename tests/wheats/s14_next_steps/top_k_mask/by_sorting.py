"""argsort, the first k places."""

import torch


def top_k_mask(x, k, dim=-1):
    order = x.argsort(dim=dim, descending=True).narrow(dim, 0, k)
    return torch.zeros(x.shape, dtype=torch.bool, device=x.device).scatter_(dim, order, True)
