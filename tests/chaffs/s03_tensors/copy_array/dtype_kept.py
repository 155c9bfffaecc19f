"""torch.tensor keeps float64.

cause: NumPy computes in float64
"""

import torch


def copy_array(array):
    return torch.tensor(array)
