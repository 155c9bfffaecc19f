"""shuffle is off by default.

cause: none, the order by default is looked at in other checks first
"""

import torch
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size=32, shuffle=False, seed=0):
    return DataLoader(dataset, batch_size, shuffle, generator=torch.Generator().manual_seed(seed))
