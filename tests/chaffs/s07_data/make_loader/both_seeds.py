"""Seeds the global generator as well as its own.

cause: torch's global generator was seeded
"""

import torch
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    return DataLoader(dataset, batch_size=batch_size, shuffle=shuffle, generator=generator)
