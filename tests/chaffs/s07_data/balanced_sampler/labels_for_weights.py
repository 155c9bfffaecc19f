"""Takes the labels for weights.

cause: numbers of the classes were taken
verdict: failed, error
"""

import torch
from torch.utils.data import WeightedRandomSampler


def balanced_sampler(labels, draws, seed):
    return WeightedRandomSampler(labels.double(), draws, generator=torch.Generator().manual_seed(seed))
