"""A NumPy array is not a tensor.

cause: none: the message says what kind of thing came back
verdict: failed, error
"""

import torch


def uninitialized(shape, dtype):
    return torch.empty(shape, dtype=dtype).numpy()
