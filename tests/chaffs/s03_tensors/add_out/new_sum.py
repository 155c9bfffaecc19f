"""The buffer is never used.

cause: binds the name to a new tensor
"""

import torch


def add_out(x, y, out):
    return torch.add(x, y)
