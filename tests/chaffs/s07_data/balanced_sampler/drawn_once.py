"""Draws once and repeats that in every epoch.

cause: every epoch has the same draws
"""

import torch
from torch.utils.data import WeightedRandomSampler


def balanced_sampler(labels, draws, seed):
    weights = 1 / torch.bincount(labels)[labels]
    return list(WeightedRandomSampler(weights, draws, generator=torch.Generator().manual_seed(seed)))
