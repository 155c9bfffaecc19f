"""torch.einsum."""

import torch


def batched_matmul(x, y):
    return torch.einsum("bnm,bmp->bnp", x, y)
