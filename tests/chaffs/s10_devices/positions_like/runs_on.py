"""Counts on from one sequence to the next.

cause: not every sequence begins at 0
"""

import torch


def positions_like(x):
    batch, time = x.shape[:2]
    return torch.arange(batch * time, device=x.device).reshape(batch, time)
