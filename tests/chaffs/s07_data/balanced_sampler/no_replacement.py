"""Draws without replacement.

cause: draw with replacement
verdict: error
"""

import torch
from torch.utils.data import WeightedRandomSampler


def balanced_sampler(labels, draws, seed):
    weights = 1 / torch.bincount(labels)[labels]
    generator = torch.Generator().manual_seed(seed)
    return WeightedRandomSampler(weights, draws, replacement=False, generator=generator)
