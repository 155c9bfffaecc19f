"""The deviation from the first two moments."""

import torch


def standardize_columns(x):
    x = x.to(torch.float32) if not x.is_floating_point() else x
    n = x.shape[0]
    mean = torch.einsum("nm->m", x) / n
    variance = ((x**2).mean(0) - mean**2).clamp(min=0) * n / (n - 1)
    return torch.where(variance > 0, (x - mean) / variance.sqrt(), 0.0)
