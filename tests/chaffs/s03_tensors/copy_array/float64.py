"""Doubles.

cause: float64 came back
"""

import torch


def copy_array(array):
    return torch.tensor(array, dtype=torch.float64)
