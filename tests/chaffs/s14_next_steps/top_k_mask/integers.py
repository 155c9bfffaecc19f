"""A mask of integers.

cause: integers
"""

import torch


def top_k_mask(x, k, dim=-1):
    return torch.zeros_like(x, dtype=torch.int64).scatter(dim, x.topk(k, dim).indices, 1)
