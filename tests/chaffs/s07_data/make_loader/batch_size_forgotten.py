"""Batches of one.

cause: the samples come one by one
"""

import torch
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    return DataLoader(dataset, shuffle=shuffle, generator=torch.Generator().manual_seed(seed))
