"""Stretched only.

cause: stretched but not shifted
"""

import torch


def uniform(shape, low, high):
    return (high - low) * torch.rand(shape)
