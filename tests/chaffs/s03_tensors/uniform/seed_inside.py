"""Sets the seed at every call.

cause: set no seed
"""

import torch


def uniform(shape, low, high):
    torch.manual_seed(0)
    return low + (high - low) * torch.rand(shape)
