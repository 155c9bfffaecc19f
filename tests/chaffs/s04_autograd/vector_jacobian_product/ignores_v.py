"""Sums y, whatever v is.

cause: v was not used
"""

import torch


def vector_jacobian_product(y, x, v):
    return torch.autograd.grad(y.sum(), x, materialize_grads=True)[0]
