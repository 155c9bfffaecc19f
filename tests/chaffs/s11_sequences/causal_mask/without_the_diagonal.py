"""A position cannot see itself.

cause: diagonal
"""

import torch


def causal_mask(size, device=None):
    return torch.ones(size, size, dtype=torch.bool, device=device).tril(-1)
