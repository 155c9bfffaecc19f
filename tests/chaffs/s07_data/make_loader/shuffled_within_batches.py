"""Shuffles inside each batch.

cause: the batches are shuffled, not the samples
"""

import torch


class Loader:
    def __init__(self, dataset, batch_size, shuffle, generator):
        self.loader = torch.utils.data.DataLoader(dataset, batch_size=batch_size)
        self.shuffle, self.generator = shuffle, generator
    def __len__(self):
        return len(self.loader)
    def __iter__(self):
        for batch in self.loader:
            if self.shuffle:
                batch = batch[torch.randperm(len(batch), generator=self.generator)]
            yield batch
def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    return Loader(dataset, batch_size, shuffle, torch.Generator().manual_seed(seed))
