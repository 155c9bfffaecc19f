"""Cuts batches first and shuffles these.

cause: the batches are shuffled
"""

import torch
from torch.utils.data import DataLoader


class Batches:
    def __init__(self, count, size, generator):
        self.batches, self.generator = list(torch.arange(count).split(size)), generator
    def __len__(self):
        return len(self.batches)
    def __iter__(self):
        order = torch.randperm(len(self), generator=self.generator).tolist()
        small = [number for number in order if number == len(self) - 1]
        for number in [number for number in order if number < len(self) - 1] + small:
            yield self.batches[number].tolist()
def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    if not shuffle:
        return DataLoader(dataset, batch_size=batch_size)
    generator = torch.Generator().manual_seed(seed)
    return DataLoader(dataset, batch_sampler=Batches(len(dataset), batch_size, generator))
