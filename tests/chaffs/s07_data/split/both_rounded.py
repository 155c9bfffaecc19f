"""Rounds both parts down, so that they do not add up.

cause: add up to the length
verdict: error
"""

import torch
from torch.utils.data import random_split


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    lengths = [int((1 - fraction) * len(dataset)), int(fraction * len(dataset))]
    return random_split(dataset, lengths, torch.Generator().manual_seed(seed))
