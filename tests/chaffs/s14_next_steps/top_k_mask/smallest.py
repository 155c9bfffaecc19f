"""Marks the smallest.

cause: smallest entries
"""

import torch


def top_k_mask(x, k, dim=-1):
    mask = torch.zeros_like(x, dtype=torch.bool)
    return mask.scatter(dim, x.topk(k, dim, largest=False).indices, value=True)
