"""A mask of floats.

cause: dtype
"""

import torch


def top_k_mask(x, k, dim=-1):
    return torch.zeros_like(x).scatter(dim, x.topk(k, dim).indices, 1)
