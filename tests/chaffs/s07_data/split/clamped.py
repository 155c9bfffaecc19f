"""Takes the nearest fraction that there is.

cause: went unnoticed
"""

import torch
from torch.utils.data import random_split


def split(dataset, fraction, seed):
    held_back = int(min(max(fraction, 0), 1) * len(dataset))
    return random_split(dataset, [len(dataset) - held_back, held_back], torch.Generator().manual_seed(seed))
