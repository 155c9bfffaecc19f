"""Seeds the global generator.

cause: torch's global generator was seeded
"""

import torch
from torch.utils.data import random_split


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    torch.manual_seed(seed)
    held_back = int(fraction * len(dataset))
    return random_split(dataset, [len(dataset) - held_back, held_back])
