"""The step is ignored.

cause: step is always 1
"""

import torch


def sliding_windows(x, size, step):
    if x.shape[-1] < size:
        return x.new_empty(*x.shape[:-1], 0, size)
    return x.unfold(-1, size, 1)
