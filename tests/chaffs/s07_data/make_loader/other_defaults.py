"""Other defaults than the tutorial's.

cause: default batch size
"""

import torch
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size=64, shuffle=True, seed=0):
    return DataLoader(dataset, batch_size, shuffle, generator=torch.Generator().manual_seed(seed))
