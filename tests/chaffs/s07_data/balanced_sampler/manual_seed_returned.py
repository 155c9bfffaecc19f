"""Passes on what torch.manual_seed returns: the global generator.

cause: not repeatable
"""

import torch
from torch.utils.data import WeightedRandomSampler


def balanced_sampler(labels, draws, seed):
    weights = 1 / torch.bincount(labels)[labels]
    return WeightedRandomSampler(weights, draws, generator=torch.manual_seed(seed))
