"""Draws with replacement.

cause: with replacement
"""

import torch
from torch.utils.data import DataLoader, RandomSampler


def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    generator = torch.Generator().manual_seed(seed)
    sampler = RandomSampler(dataset, replacement=True, generator=generator) if shuffle else None
    return DataLoader(dataset, batch_size=batch_size, sampler=sampler)
