"""Takes k + 1.

cause: one too many
"""

import torch


def top_k_mask(x, k, dim=-1):
    mask = torch.zeros_like(x, dtype=torch.bool)
    return mask.scatter(dim, x.topk(min(k + 1, x.shape[dim]), dim).indices, value=True)
