"""Divided by the variance.

cause: divided by the variance
"""

import torch


def standardize_columns(x):
    x = x if x.is_floating_point() else x.float()
    variance = x.var(dim=0)
    return (x - x.mean(dim=0)) / torch.where(variance > 0, variance, 1)
