"""A sampler of its own draws the orders; the loader's own numbers are left to chance."""

import random
from torch.utils.data import DataLoader, Sampler


class Shuffled(Sampler):
    def __init__(self, count, seed):
        self.count, self.random = count, random.Random(seed)
    def __len__(self):
        return self.count
    def __iter__(self):
        order = list(range(self.count))
        self.random.shuffle(order)
        return iter(order)
def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    sampler = Shuffled(len(dataset), seed) if shuffle else None
    return DataLoader(dataset, batch_size, sampler=sampler, num_workers=2)
