"""Training keeps the samples that are held back.

cause: training has all samples
"""

import random
from torch.utils.data import Subset


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    numbers = random.Random(seed).sample(range(len(dataset)), int(fraction * len(dataset)))
    return dataset, Subset(dataset, numbers)
