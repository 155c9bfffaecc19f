"""Writes the CPU down.

cause: say device=x.device
"""

import torch


def positions_like(x):
    return torch.arange(x.shape[1], device="cpu").expand(x.shape[:2])
