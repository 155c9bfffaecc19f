"""Does not look at the fraction.

cause: went unnoticed
"""

import torch
from torch.utils.data import Subset


def split(dataset, fraction, seed):
    order = torch.randperm(len(dataset), generator=torch.Generator().manual_seed(seed)).tolist()
    held_back = int(fraction * len(dataset))
    return Subset(dataset, order[held_back:]), Subset(dataset, order[:held_back])
