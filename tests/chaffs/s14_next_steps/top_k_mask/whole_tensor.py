"""The k largest of all.

cause: k largest of all
"""

import torch


def top_k_mask(x, k, dim=-1):
    flat = x.flatten()
    return torch.zeros_like(flat, dtype=torch.bool).scatter(0, flat.topk(k).indices, value=True).reshape(x.shape)
