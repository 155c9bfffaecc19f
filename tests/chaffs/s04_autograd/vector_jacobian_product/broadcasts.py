"""Multiplies y by v, which broadcasts.

cause: v was broadcast
"""

import torch


def vector_jacobian_product(y, x, v):
    return torch.autograd.grad((y * v).sum(), x, materialize_grads=True)[0]
