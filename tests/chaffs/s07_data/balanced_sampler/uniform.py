"""Every sample has the same chance.

cause: every sample has the same chance
"""

import torch
from torch.utils.data import RandomSampler


def balanced_sampler(labels, draws, seed):
    generator = torch.Generator().manual_seed(seed)
    return RandomSampler(labels, replacement=True, num_samples=draws, generator=generator)
