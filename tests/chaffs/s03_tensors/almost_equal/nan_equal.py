"""NaN taken for equal to NaN.

cause: NaN is equal to nothing
"""

import torch


def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    return x.shape == y.shape and torch.allclose(x, y, rtol=rtol, atol=atol, equal_nan=True)
