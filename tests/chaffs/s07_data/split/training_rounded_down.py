"""Rounds the training part down instead of the validation part.

cause: nor the training part
"""

import torch
from torch.utils.data import random_split


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    kept = int(len(dataset) * (1 - fraction))
    return random_split(dataset, [kept, len(dataset) - kept], torch.Generator().manual_seed(seed))
