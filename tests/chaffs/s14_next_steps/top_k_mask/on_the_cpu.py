"""The mask is made on the CPU.

cause: device
verdict: error, failed
"""

import torch


def top_k_mask(x, k, dim=-1):
    return torch.zeros(x.shape, dtype=torch.bool).scatter(dim, x.topk(k, dim).indices, value=True)
