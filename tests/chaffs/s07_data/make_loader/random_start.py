"""Begins somewhere and goes round.

cause: still follow one another
"""

import random
from torch.utils.data import DataLoader


class Rotated:
    def __init__(self, count, seed):
        self.count, self.random = count, random.Random(seed)
    def __len__(self):
        return self.count
    def __iter__(self):
        start = self.random.randrange(1, self.count)
        yield from [*range(start, self.count), *range(start)]
def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    return DataLoader(dataset, batch_size, sampler=Rotated(len(dataset), seed) if shuffle else None)
