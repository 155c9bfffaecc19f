"""Scaled to the range of the column.

cause: scaled to the range
"""

import torch


def standardize_columns(x):
    x = x if x.is_floating_point() else x.float()
    span = x.amax(dim=0) - x.amin(dim=0)
    return (x - x.amin(dim=0)) / torch.where(span > 0, span, 1)
