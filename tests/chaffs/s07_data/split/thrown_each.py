"""Throws a coin for each sample, so that the number held back is random, too.

cause: the number of samples held back depends on the seed
"""

import random

from torch.utils.data import Subset


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    generator = random.Random(seed)
    held = [generator.random() < fraction for _ in range(len(dataset))]
    training = Subset(dataset, [number for number, is_held in enumerate(held) if not is_held])
    return training, Subset(dataset, [number for number, is_held in enumerate(held) if is_held])
