"""Passes the global generator on, seeded.

cause: not repeatable
"""

import torch
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    generator = torch.default_generator.manual_seed(seed)
    return DataLoader(dataset, batch_size=batch_size, shuffle=shuffle, generator=generator)
