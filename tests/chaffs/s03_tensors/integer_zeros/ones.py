"""Ones.

cause: ones instead of zeros
"""

import torch


def integer_zeros(rows, columns):
    return torch.ones(rows, columns, dtype=torch.long)
