"""Calls backward on a vector without weights.

cause: backward needs a scalar
verdict: error, failed
"""

import torch


def vector_jacobian_product(y, x, v):
    y.backward()
    return x.grad
