"""Integers where floats are wanted.

cause: cut off
"""

import torch


def standardize_columns(x):
    x = x if x.is_floating_point() else x.float()
    deviation = x.std(dim=0)
    scaled = (x - x.mean(dim=0)) / torch.where(deviation > 0, deviation, 1)
    return scaled.trunc()
