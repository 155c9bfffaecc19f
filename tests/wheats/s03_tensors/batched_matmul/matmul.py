"""torch.matmul on transposed views."""

import torch


def batched_matmul(x, y):
    return torch.matmul(y.transpose(1, 2), x.mT).swapaxes(-1, -2)
