"""True where the query may not look.

cause: wrong way round
"""

import torch


def causal_mask(size, device=None):
    return torch.ones(size, size, dtype=torch.bool, device=device).triu(1)
