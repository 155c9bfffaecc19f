"""The next position can be seen.

cause: one position too many
"""

import torch


def causal_mask(size, device=None):
    return torch.ones(size, size, dtype=torch.bool, device=device).tril(1)
