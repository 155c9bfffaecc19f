"""The dataset is shuffled once, when the loader is made.

cause: every epoch has the same order
"""

import torch
from torch.utils.data import DataLoader, Subset


def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    if shuffle:
        order = torch.randperm(len(dataset), generator=torch.Generator().manual_seed(seed))
        dataset = Subset(dataset, order.tolist())
    return DataLoader(dataset, batch_size=batch_size)
