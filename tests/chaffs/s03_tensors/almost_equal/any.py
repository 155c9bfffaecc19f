"""One equal element is enough.

cause: one element that is off must decide
"""

import torch


def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    return x.shape == y.shape and bool(torch.isclose(x, y, rtol=rtol, atol=atol).any())
