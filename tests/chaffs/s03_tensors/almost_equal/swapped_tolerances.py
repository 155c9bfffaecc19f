"""atol and rtol are swapped.

cause: none: several of its answers are right by chance
"""

import torch


def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    return x.shape == y.shape and torch.allclose(x, y, rtol=atol, atol=rtol)
