"""An epoch of N draws, whatever is asked for.

cause: number of draws is not
"""

import torch
from torch.utils.data import WeightedRandomSampler


def balanced_sampler(labels, draws, seed):
    weights = 1 / torch.bincount(labels)[labels]
    return WeightedRandomSampler(weights, len(labels), generator=torch.Generator().manual_seed(seed))
