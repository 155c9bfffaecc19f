"""Sets a seed of its own.

cause: use the one that is given
"""

import random

import numpy
import torch


def seed_everything(seed):
    random.seed(0)
    numpy.random.seed(0)
    torch.manual_seed(0)
