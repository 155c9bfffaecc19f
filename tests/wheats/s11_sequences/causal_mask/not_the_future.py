"""The future, inverted."""

import torch


def causal_mask(size, device=None):
    return ~torch.triu(torch.ones((size, size), device=device), diagonal=1).bool()
