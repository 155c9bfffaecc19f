"""Validation comes first.

cause: the parts are swapped
"""

import torch
from torch.utils.data import random_split


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    held_back = int(fraction * len(dataset))
    return random_split(dataset, [held_back, len(dataset) - held_back], torch.Generator().manual_seed(seed))
