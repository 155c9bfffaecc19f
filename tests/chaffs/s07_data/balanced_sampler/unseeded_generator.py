"""A generator of its own, never seeded.

cause: another seed gives the same draws
"""

import torch
from torch.utils.data import WeightedRandomSampler


def balanced_sampler(labels, draws, seed):
    return WeightedRandomSampler(1 / torch.bincount(labels)[labels], draws, generator=torch.Generator())
