"""Both overflow at 100.

cause: NaN
"""

import torch


def tanh(x):
    return torch.sinh(x) / torch.cosh(x)
