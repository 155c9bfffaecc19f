"""tanh without scale and shift.

cause: tanh
"""

import torch


def sigmoid(x):
    return torch.tanh(x)
