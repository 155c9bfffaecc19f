"""The tensor requires gradients, so it cannot be filled.

cause: the result requires gradients
verdict: error
"""

import torch


def uninitialized(shape, dtype):
    return torch.empty(shape, dtype=dtype, requires_grad=dtype.is_floating_point)
