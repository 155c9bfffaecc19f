"""One-hot vectors of the indices, added up."""

import torch


def top_k_mask(x, k, dim=-1):
    indices = x.movedim(dim, -1).topk(k).indices
    return (indices.unsqueeze(-1) == torch.arange(x.shape[dim], device=x.device)).any(-2).movedim(-1, dim)
