"""Without a seed, any.

cause: seed 0 is meant
"""

import torch
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size=32, shuffle=True, seed=None):
    generator = torch.Generator()
    generator.seed() if seed is None else generator.manual_seed(seed)
    return DataLoader(dataset, batch_size, shuffle, generator=generator)
