"""Reduces the columns: rows are standardized.

cause: the rows were standardized
verdict: failed, error
"""

import torch


def standardize_columns(x):
    x = x if x.is_floating_point() else x.float()
    deviation = x.std(dim=1, keepdim=True)
    return (x - x.mean(dim=1, keepdim=True)) / torch.where(deviation > 0, deviation, 1)
