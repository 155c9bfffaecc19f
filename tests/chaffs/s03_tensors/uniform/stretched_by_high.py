"""Multiplied by the upper end.

cause: stretched by `high`
"""

import torch


def uniform(shape, low, high):
    return low + high * torch.rand(shape)
