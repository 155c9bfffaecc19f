"""Fetches all samples when the loader is made.

cause: the batches were made before
"""

import torch
from torch.utils.data import DataLoader


def make_loader(dataset, batch_size=32, shuffle=True, seed=0):
    samples = [dataset[number] for number in range(len(dataset))]
    return DataLoader(samples, batch_size, shuffle, generator=torch.Generator().manual_seed(seed))
