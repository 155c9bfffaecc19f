"""One row for each point of y.

cause: the result is transposed
verdict: failed, error
"""

import torch


def pairwise_distances(x, y):
    return torch.cdist(y, x)
