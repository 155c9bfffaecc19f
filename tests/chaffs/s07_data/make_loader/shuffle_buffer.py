"""Shuffles with a small buffer, as streams do.

cause: only neighbours are shuffled
"""

import random
from torch.utils.data import DataLoader


class Buffered:
    def __init__(self, count, seed):
        self.count, self.random = count, random.Random(seed)
    def __len__(self):
        return self.count
    def __iter__(self):
        for start in range(0, self.count, 9):
            block = list(range(start, min(start + 9, self.count)))
            self.random.shuffle(block)
            yield from block
def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    return DataLoader(dataset, batch_size, sampler=Buffered(len(dataset), seed) if shuffle else None)
