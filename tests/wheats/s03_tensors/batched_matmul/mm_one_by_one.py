"""mm, one pair after the other, into memory that is filled."""

import torch


def batched_matmul(x, y):
    result = torch.empty(x.shape[0], x.shape[1], y.shape[2], dtype=x.dtype)
    for b in range(len(x)):
        result[b] = x[b].mm(y[b])
    return result
