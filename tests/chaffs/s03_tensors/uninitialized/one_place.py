"""One number, expanded: every element lies in the same place.

cause: share one place in memory
verdict: error
"""

import torch


def uninitialized(shape, dtype):
    return torch.empty((), dtype=dtype).expand(shape)
