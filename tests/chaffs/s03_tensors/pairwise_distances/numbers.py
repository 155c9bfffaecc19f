"""Numbers by item(): cut off from the inputs.

cause: cut off from its inputs
verdict: error
"""

import torch


def pairwise_distances(x, y):
    result = torch.zeros(len(x), len(y), dtype=x.dtype)
    for i, p in enumerate(x):
        for j, q in enumerate(y):
            result[i, j] = (p - q).norm().item()
    return result
