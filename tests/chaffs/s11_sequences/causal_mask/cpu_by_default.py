"""Made on the CPU where no device is given.

cause: default device
"""

import torch


def causal_mask(size, device=None):
    return torch.ones(size, size, dtype=torch.bool, device=device or "cpu").tril()
