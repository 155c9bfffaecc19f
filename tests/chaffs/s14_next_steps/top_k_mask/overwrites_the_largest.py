"""Takes the maximum k times, and lowers it in the input.

cause: changed
"""

import torch


def top_k_mask(x, k, dim=-1):
    mask = torch.zeros_like(x, dtype=torch.bool)
    indices = x.topk(k, dim).indices
    x.scatter_(dim, indices, 0)
    return mask.scatter(dim, indices, value=True)
