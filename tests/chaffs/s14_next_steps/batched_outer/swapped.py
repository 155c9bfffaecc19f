"""Rows and columns are swapped.

cause: rows and columns are swapped
"""

import torch


def batched_outer(x, y):
    return x.unsqueeze(-2) * y.unsqueeze(-1)
