"""torch.allclose broadcasts.

cause: torch.allclose broadcasts
verdict: failed, error
"""

import torch


def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    return torch.allclose(x, y, rtol=rtol, atol=atol)
