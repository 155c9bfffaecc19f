"""Gradients reach only x.

cause: no gradient arrived
"""

import torch


def batched_matmul(x, y):
    return x @ torch.tensor(y.tolist(), dtype=y.dtype).reshape(y.shape)
