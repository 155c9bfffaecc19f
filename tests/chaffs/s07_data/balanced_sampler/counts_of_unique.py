"""Takes unique's counts by class, although classes leave out numbers.

cause: leave out numbers
verdict: error
"""

import torch
from torch.utils.data import WeightedRandomSampler


def balanced_sampler(labels, draws, seed):
    counts = labels.unique(return_counts=True)[1]
    return WeightedRandomSampler(1 / counts[labels], draws, generator=torch.Generator().manual_seed(seed))
