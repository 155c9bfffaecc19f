"""All elements in one axis.

cause: there is one axis only
verdict: failed, error
"""

import math
import torch


def uninitialized(shape, dtype):
    return torch.empty(math.prod(shape), dtype=dtype)
