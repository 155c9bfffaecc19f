"""Relative to the first tensor.

cause: relative to y
"""

import torch


def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    return x.shape == y.shape and torch.allclose(y, x, rtol=rtol, atol=atol)
