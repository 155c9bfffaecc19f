"""The rank of each entry is below k."""

import torch


def top_k_mask(x, k, dim=-1):
    return x.argsort(dim=dim, descending=True, stable=True).argsort(dim=dim) < k
