"""torch.stack cannot take zero points.

cause: none: the exception tells it
verdict: error
"""

import torch


def pairwise_distances(x, y):
    return torch.stack([(p - y).norm(dim=1) for p in x])
