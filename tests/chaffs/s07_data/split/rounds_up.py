"""Rounds up.

cause: that is rounded down, not up, nor to the nearest
"""

import math
import torch
from torch.utils.data import random_split


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    held_back = math.ceil(fraction * len(dataset))
    return random_split(dataset, [len(dataset) - held_back, held_back], torch.Generator().manual_seed(seed))
