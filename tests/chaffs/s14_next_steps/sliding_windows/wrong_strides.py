"""as_strided, as if memory were contiguous.

cause: contiguous
"""

import torch


def sliding_windows(x, size, step):
    if x.shape[-1] < size:
        return x.new_empty(*x.shape[:-1], 0, size)
    count = (x.shape[-1] - size) // step + 1
    rows = [1]
    for side in reversed(x.shape[1:]):
        rows.insert(0, rows[0] * side)
    return x.as_strided((*x.shape[:-1], count, size), (*rows[:-1], step, 1))
