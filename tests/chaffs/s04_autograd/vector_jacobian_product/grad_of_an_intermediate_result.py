"""Reads x.grad, which is None for an intermediate result.

cause: .grad is filled for leaves only
"""

import torch


def vector_jacobian_product(y, x, v):
    y.backward(v)
    return x.grad
