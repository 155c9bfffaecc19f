"""Evens out by the square root only.

cause: square root
"""

import torch
from torch.utils.data import WeightedRandomSampler


def balanced_sampler(labels, draws, seed):
    generator = torch.Generator().manual_seed(seed)
    return WeightedRandomSampler(torch.bincount(labels)[labels].double().rsqrt(), draws, generator=generator)
