"""A dtype where none should be.

cause: torch.Tensor makes float32
"""

import torch


def from_values(values):
    return torch.tensor(values, dtype=torch.float32)
