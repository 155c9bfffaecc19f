"""Seeds once only.

cause: none: the second call does nothing at all
"""

import random

import numpy
import torch


_SEEDED = []


def seed_everything(seed):
    if seed not in _SEEDED:
        _SEEDED.append(seed)
        random.seed(seed)
        numpy.random.seed(seed)
        torch.manual_seed(seed)
