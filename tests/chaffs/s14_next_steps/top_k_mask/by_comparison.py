"""Compares with the k-th largest.

cause: choose by index
"""

import torch


def top_k_mask(x, k, dim=-1):
    if k == 0:
        return torch.zeros_like(x, dtype=torch.bool)
    return x >= x.topk(k, dim).values.amin(dim, keepdim=True)
