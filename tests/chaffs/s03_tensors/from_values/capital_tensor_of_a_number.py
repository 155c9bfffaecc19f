"""torch.Tensor(3) makes three uninitialized elements.

cause: torch.Tensor(n) makes n uninitialized
"""

import torch


def from_values(values):
    if isinstance(values, int):
        return torch.Tensor(values)
    return torch.tensor(values)
