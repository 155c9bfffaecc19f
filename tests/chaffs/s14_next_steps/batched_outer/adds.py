"""Adds instead of multiplying.

cause: added, not multiplied
"""

import torch


def batched_outer(x, y):
    return x.unsqueeze(-1) + y.unsqueeze(-2)
