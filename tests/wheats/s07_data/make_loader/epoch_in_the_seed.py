"""An order for each epoch from seed and epoch, in batches cut by hand."""

import torch
from torch.utils.data import default_collate


class Loader:
    def __init__(self, dataset, batch_size, shuffle, seed):
        self.dataset, self.batch_size, self.shuffle, self.seed, self.epoch = dataset, batch_size, shuffle, seed, 0
    def __len__(self):
        return (len(self.dataset) + self.batch_size - 1) // self.batch_size
    def __iter__(self):
        self.epoch += 1
        generator = torch.Generator().manual_seed(1_000_003 * self.seed + self.epoch)
        count = len(self.dataset)
        order = torch.randperm(count, generator=generator) if self.shuffle else torch.arange(count)
        for chosen in order.split(self.batch_size):
            yield default_collate([self.dataset[int(number)] for number in chosen])
def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    return Loader(dataset, batch_size, shuffle, seed)
