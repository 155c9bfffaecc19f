"""Draws each part by itself.

cause: samples are in both parts
"""

import random
from torch.utils.data import Subset


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    draw, count = random.Random(seed), len(dataset)
    held_back = int(fraction * count)
    training, validation = draw.sample(range(count), count - held_back), draw.sample(range(count), held_back)
    return Subset(dataset, training), Subset(dataset, validation)
