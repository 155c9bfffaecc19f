"""Slices, stacked."""

import torch


def sliding_windows(x, size, step):
    parts = [x[..., s : s + size] for s in range(0, x.shape[-1] - size + 1, step)]
    return torch.stack(parts, dim=-2) if parts else x[..., :0].reshape(*x.shape[:-1], 0, 1).expand(*x.shape[:-1], 0, size)
