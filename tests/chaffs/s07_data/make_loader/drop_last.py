"""The rest of the samples is dropped.

cause: the last, smaller batch is lost
"""

import torch
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    generator = torch.Generator().manual_seed(seed)
    return DataLoader(dataset, batch_size, shuffle, generator=generator, drop_last=True)
