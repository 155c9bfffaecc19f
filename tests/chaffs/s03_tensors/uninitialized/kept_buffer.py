"""The memory is kept and handed out again.

cause: two calls gave the same memory
"""

import torch


_kept = {}


def uninitialized(shape, dtype):
    return _kept.setdefault((tuple(shape), dtype), torch.empty(shape, dtype=dtype))
