"""Reduces axis 1 and forgets keepdim.

cause: shapes do not fit
verdict: error, failed
"""

import torch


def standardize_columns(x):
    x = x if x.is_floating_point() else x.float()
    deviation = x.std(dim=1)
    return (x - x.mean(dim=1)) / torch.where(deviation > 0, deviation, 1)
