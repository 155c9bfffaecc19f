"""Zeros and minus infinities.

cause: bool mask
"""

import math

import torch


def causal_mask(size, device=None):
    return torch.full((size, size), -math.inf, device=device).triu(1)
