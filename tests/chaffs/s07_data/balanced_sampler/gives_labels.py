"""Gives the labels of the samples drawn.

cause: these are classes
"""

import torch
from torch.utils.data import WeightedRandomSampler


class Labels(WeightedRandomSampler):
    def __iter__(self):
        return iter([self.labels[number].item() for number in super().__iter__()])
def balanced_sampler(labels, draws, seed):
    weights = 1 / torch.bincount(labels)[labels]
    sampler = Labels(weights, draws, generator=torch.Generator().manual_seed(seed))
    sampler.labels = labels
    return sampler
