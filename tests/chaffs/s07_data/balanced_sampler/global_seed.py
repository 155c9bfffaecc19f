"""Seeds the global generator.

cause: not repeatable
"""

import torch
from torch.utils.data import WeightedRandomSampler


def balanced_sampler(labels, draws, seed):
    torch.manual_seed(seed)
    return WeightedRandomSampler(1 / torch.bincount(labels)[labels], draws)
