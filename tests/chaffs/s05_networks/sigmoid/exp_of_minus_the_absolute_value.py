"""Stable in value, but the slope of |x| at 0 is 0, and so is this gradient there.

cause: at 0
"""

import torch


def sigmoid(x):
    z = torch.exp(-x.abs())
    return torch.where(x >= 0, 1 / (1 + z), z / (1 + z))
