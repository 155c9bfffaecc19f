"""Returns one epoch's iterator.

cause: a generator is used up
"""

import torch
from torch.utils.data import WeightedRandomSampler


def balanced_sampler(labels, draws, seed):
    weights = 1 / torch.bincount(labels)[labels]
    return iter(WeightedRandomSampler(weights, draws, generator=torch.Generator().manual_seed(seed)))
