"""The largest of no differences raises.

cause: none: the exception tells it
verdict: error, failed
"""

import torch


def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    if x.shape != y.shape:
        return False
    return torch.allclose(x, y, rtol=rtol, atol=atol) and bool((x - y).max() < float("inf"))
