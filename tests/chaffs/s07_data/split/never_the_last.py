"""The last sample is never held back.

cause: some samples are never held back
"""

import random
from torch.utils.data import Subset


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    count = len(dataset)
    numbers = random.Random(seed).sample(range(max(count - 1, 1)), min(int(fraction * count), max(count - 1, 1)))
    numbers += [count - 1] * (int(fraction * count) - len(numbers))
    return Subset(dataset, [n for n in range(count) if n not in numbers]), Subset(dataset, numbers)
