"""Python's generator shuffles, and batches are cut by hand."""

import random

from torch.utils.data import DataLoader, Sampler


class Order(Sampler):
    def __init__(self, count, batch_size, shuffle, seed):
        self.numbers, self.batch_size = list(range(count)), batch_size
        self.generator = random.Random(seed) if shuffle else None

    def __len__(self):
        return -(-len(self.numbers) // self.batch_size)

    def __iter__(self):
        order = list(self.numbers)
        if self.generator:
            self.generator.shuffle(order)
        return (order[at : at + self.batch_size] for at in range(0, len(order), self.batch_size))


def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    return DataLoader(dataset, batch_sampler=Order(len(dataset), batch_size, shuffle, seed))
