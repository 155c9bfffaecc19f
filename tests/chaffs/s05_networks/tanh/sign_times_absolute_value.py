"""Stable in value, but sign and |x| both have slope 0 at 0.

cause: at 0
"""

import torch


def tanh(x):
    z = torch.exp(-2 * x.abs())
    return torch.sign(x) * (1 - z) / (1 + z)
