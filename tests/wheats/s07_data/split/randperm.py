"""A permutation cut in two, and two Subsets."""

import math
import torch
from torch.utils.data import Subset


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError(fraction)
    order = torch.randperm(len(dataset), generator=torch.Generator().manual_seed(seed)).tolist()
    held_back = math.floor(len(dataset) * fraction)
    return Subset(dataset, order[held_back:]), Subset(dataset, order[:held_back])
