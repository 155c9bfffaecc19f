"""Holds back samples at equal distances.

cause: equal distances
"""

from torch.utils.data import Subset


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    count = len(dataset)
    held_back = int(fraction * count)
    numbers = [(seed + turn * count // max(held_back, 1)) % count for turn in range(held_back)]
    return Subset(dataset, [n for n in range(count) if n not in numbers]), Subset(dataset, numbers)
