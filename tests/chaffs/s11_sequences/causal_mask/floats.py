"""Numbers in the place of truth values.

cause: bool mask
"""

import torch


def causal_mask(size, device=None):
    return torch.ones(size, size, device=device).tril()
