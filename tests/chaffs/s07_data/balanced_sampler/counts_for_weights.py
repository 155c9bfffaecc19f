"""Weighs by the size of the class.

cause: large classes weigh even more
"""

import torch
from torch.utils.data import WeightedRandomSampler


def balanced_sampler(labels, draws, seed):
    generator = torch.Generator().manual_seed(seed)
    return WeightedRandomSampler(torch.bincount(labels)[labels], draws, generator=generator)
