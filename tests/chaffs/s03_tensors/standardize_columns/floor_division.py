"""`//` rounds down, negatives away from zero.

cause: `//` floors
verdict: failed, error
"""

import torch


def standardize_columns(x):
    x = x if x.is_floating_point() else x.float()
    deviation = x.std(dim=0)
    return (x - x.mean(dim=0)) // torch.where(deviation > 0, deviation, 1)
