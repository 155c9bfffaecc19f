"""Within a class the later samples come more often.

cause: within a class the chances differ
"""

import torch
from torch.utils.data import WeightedRandomSampler


def balanced_sampler(labels, draws, seed):
    weights = torch.zeros(len(labels))
    for label in labels.unique():
        members = (labels == label).nonzero().flatten()
        ramp = torch.arange(1.0, len(members) + 1)
        weights[members] = ramp / ramp.sum()
    return WeightedRandomSampler(weights, draws, generator=torch.Generator().manual_seed(seed))
