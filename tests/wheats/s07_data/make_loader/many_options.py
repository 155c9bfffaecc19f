"""Loader processes, pinned memory and what belongs to them are asked for."""

import torch
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    generator = torch.Generator().manual_seed(seed)
    return DataLoader(
        dataset, batch_size, shuffle, generator=generator,
        num_workers=4, persistent_workers=True, prefetch_factor=2, pin_memory=True, drop_last=False,
    )
