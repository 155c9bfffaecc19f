"""Always on the CPU.

cause: not on the device
"""

import torch


def causal_mask(size, device=None):
    return torch.ones(size, size, dtype=torch.bool).tril()
