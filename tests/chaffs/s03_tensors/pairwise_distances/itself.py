"""Compares x with x.

cause: x was compared with itself
verdict: failed, error
"""

import torch


def pairwise_distances(x, y):
    return torch.linalg.vector_norm(x[:, None] - x, dim=-1)
