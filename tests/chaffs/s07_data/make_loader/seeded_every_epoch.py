"""Seeds its generator at the start of each epoch.

cause: every epoch has the same order
"""

import torch
from torch.utils.data import DataLoader


class Again(DataLoader):
    def __iter__(self):
        self.generator.manual_seed(self.seed)
        return super().__iter__()
def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    loader = Again(dataset, batch_size=batch_size, shuffle=shuffle, generator=torch.Generator())
    loader.seed = seed
    return loader
