"""Bools come out as integers.

cause: the bools became integers
"""

import torch


def from_values(values):
    tensor = torch.tensor(values)
    return tensor.long() if tensor.dtype == torch.bool else tensor
