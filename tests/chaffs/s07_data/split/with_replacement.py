"""Draws the same sample more than once.

cause: draw without replacement
"""

import torch
from torch.utils.data import Subset


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    count = len(dataset)
    held_back = int(fraction * count)
    drawn = torch.randint(count, (count,), generator=torch.Generator().manual_seed(seed)).tolist()
    training = sorted(set(range(count)) - set(drawn[:held_back]))[: count - held_back]
    return Subset(dataset, training), Subset(dataset, drawn[:held_back])
