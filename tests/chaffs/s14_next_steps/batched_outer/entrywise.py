"""Multiplies entries at the same place.

cause: every pair is wanted
"""

import torch


def batched_outer(x, y):
    return x * y
