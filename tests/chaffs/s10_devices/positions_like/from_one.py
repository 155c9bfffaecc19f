"""Begins at one.

cause: positions begin at 0
"""

import torch


def positions_like(x):
    return torch.arange(1, x.shape[1] + 1, device=x.device).expand(x.shape[:2])
