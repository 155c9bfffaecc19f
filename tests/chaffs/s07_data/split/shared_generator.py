"""One generator for all splits.

cause: not repeatable
"""

import torch
from torch.utils.data import random_split


GENERATOR = torch.Generator().manual_seed(0)
def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    held_back = int(fraction * len(dataset))
    return random_split(dataset, [len(dataset) - held_back, held_back], GENERATOR)
