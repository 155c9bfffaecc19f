"""Inner products of the vectors.

cause: product of vectors
"""

import torch


def batched_outer(x, y):
    return x @ y.mT if x.shape[-1] == y.shape[-1] and x.dim() > 1 else x.unsqueeze(-1) * y.unsqueeze(-2)
