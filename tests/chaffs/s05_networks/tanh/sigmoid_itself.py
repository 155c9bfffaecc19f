"""sigmoid without scale and shift.

cause: sigmoid
"""

import torch


def tanh(x):
    return torch.sigmoid(x)
