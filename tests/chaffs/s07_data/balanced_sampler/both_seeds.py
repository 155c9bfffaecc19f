"""Seeds the global generator as well.

cause: torch's global generator was seeded
"""

import torch
from torch.utils.data import WeightedRandomSampler


def balanced_sampler(labels, draws, seed):
    torch.manual_seed(seed)
    weights = 1 / torch.bincount(labels)[labels]
    return WeightedRandomSampler(weights, draws, generator=torch.Generator().manual_seed(seed))
