"""A size of 0 is refused.

cause: size of 0
verdict: failed, error
"""

import torch


def causal_mask(size, device=None):
    if size < 1:
        raise ValueError(size)
    return torch.ones(size, size, dtype=torch.bool, device=device).tril()
