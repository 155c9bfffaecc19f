"""Ignores dim.

cause: last one is always taken
"""

import torch


def top_k_mask(x, k, dim=-1):
    mask = torch.zeros_like(x, dtype=torch.bool)
    k = min(k, x.shape[-1])
    return mask.scatter(-1, x.topk(k).indices, value=True)
