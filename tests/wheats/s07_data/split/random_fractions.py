"""random_split with fractions, which rounds the second one down."""

import torch
from torch.utils.data import random_split


def split(dataset, fraction, seed):
    if fraction < 0 or fraction > 1:
        raise ValueError("not a fraction")
    training, validation = random_split(dataset, [1 - fraction, fraction], torch.Generator().manual_seed(seed))
    return training, validation
