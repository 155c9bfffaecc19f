"""shuffle is not passed on.

cause: nothing is shuffled
"""

import torch
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    return DataLoader(dataset, batch_size=batch_size, generator=torch.Generator().manual_seed(seed))
