"""Only the first sample of each class is drawn.

cause: some samples never come
"""

import torch
from torch.utils.data import WeightedRandomSampler


def balanced_sampler(labels, draws, seed):
    weights = torch.zeros(len(labels))
    for label in labels.unique():
        weights[(labels == label).nonzero()[0]] = 1.0
    return WeightedRandomSampler(weights, draws, generator=torch.Generator().manual_seed(seed))
