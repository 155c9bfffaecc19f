"""Without dim the first axis is taken.

cause: not the first
"""

import torch


def top_k_mask(x, k, dim=0):
    mask = torch.zeros_like(x, dtype=torch.bool)
    return mask.scatter(dim, x.topk(k, dim).indices, value=True)
