"""mean raises on int64.

cause: whole numbers have no mean
verdict: error
"""

import torch


def standardize_columns(x):
    deviation = x.std(dim=0)
    return (x - x.mean(dim=0)) / torch.where(deviation > 0, deviation, 1)
