"""torch.tensor makes a tensor of the numbers in it.

cause: the sizes became the values
verdict: failed, error
"""

import torch


def uninitialized(shape, dtype):
    return torch.tensor(shape, dtype=dtype)
