"""torch.equal wants the same last bit.

cause: the last bit counted
"""

import torch


def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    return torch.equal(x, y)
