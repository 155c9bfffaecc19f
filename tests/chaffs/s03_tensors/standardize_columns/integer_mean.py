"""An integer mean of whole numbers.

cause: rounded down to a whole number
verdict: failed, error
"""

import torch


def standardize_columns(x):
    mean = x.sum(dim=0) // len(x)
    deviation = x.float().std(dim=0) if not x.is_floating_point() else x.std(dim=0)
    return (x - mean) / torch.where(deviation > 0, deviation, 1)
