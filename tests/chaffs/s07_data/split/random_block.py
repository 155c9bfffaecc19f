"""Holds back a block that begins anywhere.

cause: equal distances
"""

import random
from torch.utils.data import Subset


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    count = len(dataset)
    start = random.Random(seed).randrange(1, max(count - 1, 2))
    numbers = [(start + turn) % count for turn in range(int(fraction * count))]
    return Subset(dataset, [n for n in range(count) if n not in numbers]), Subset(dataset, numbers)
