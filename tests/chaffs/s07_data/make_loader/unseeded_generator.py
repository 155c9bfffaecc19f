"""A generator of its own, never seeded.

cause: another seed gives the same order
"""

import torch
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    return DataLoader(dataset, batch_size=batch_size, shuffle=shuffle, generator=torch.Generator())
