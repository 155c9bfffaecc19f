"""One generator for all loaders.

cause: not repeatable
"""

import torch
from torch.utils.data import DataLoader


GENERATOR = torch.Generator().manual_seed(0)
def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    return DataLoader(dataset, batch_size=batch_size, shuffle=shuffle, generator=GENERATOR)
