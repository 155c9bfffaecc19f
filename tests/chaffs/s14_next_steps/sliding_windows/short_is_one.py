"""A short series is one window of zeros.

cause: shape
"""

import torch


def sliding_windows(x, size, step):
    if x.shape[-1] < size:
        return x.new_zeros(*x.shape[:-1], 1, size)
    return x.unfold(-1, size, step)
