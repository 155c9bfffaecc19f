"""A weight for each class that occurs.

cause: only the first samples come
"""

import torch
from torch.utils.data import WeightedRandomSampler


def balanced_sampler(labels, draws, seed):
    generator = torch.Generator().manual_seed(seed)
    return WeightedRandomSampler(1 / labels.unique(return_counts=True)[1], draws, generator=generator)
