"""One answer for each element.

cause: one answer for each element
"""

import torch


def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    return x.shape == y.shape and torch.isclose(x, y, rtol=rtol, atol=atol)
