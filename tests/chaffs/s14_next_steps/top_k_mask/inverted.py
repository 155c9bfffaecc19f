"""The mask is the wrong way round.

cause: wrong way round
"""

import torch


def top_k_mask(x, k, dim=-1):
    mask = torch.zeros_like(x, dtype=torch.bool)
    return ~mask.scatter(dim, x.topk(k, dim).indices, value=True)
