"""Columns first.

cause: rows and columns are swapped
"""

import torch


def integer_zeros(rows, columns):
    return torch.zeros(columns, rows, dtype=torch.long)
