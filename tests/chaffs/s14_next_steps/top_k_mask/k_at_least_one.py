"""Takes one where none is asked for.

cause: one too many
"""

import torch


def top_k_mask(x, k, dim=-1):
    mask = torch.zeros_like(x, dtype=torch.bool)
    return mask.scatter(dim, x.topk(max(k, 1), dim).indices, value=True)
