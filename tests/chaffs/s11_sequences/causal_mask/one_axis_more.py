"""With an axis for the batch.

cause: (size, size)
"""

import torch


def causal_mask(size, device=None):
    return torch.ones(size, size, dtype=torch.bool, device=device).tril().unsqueeze(0)
