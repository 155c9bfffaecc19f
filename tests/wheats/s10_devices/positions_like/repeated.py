"""Repeats a row, with a copy."""

import torch


def positions_like(x):
    batch, time = x.shape[0], x.size(1)
    return torch.arange(0, time, dtype=torch.int64, device=x.device).unsqueeze(0).repeat(batch, 1)
