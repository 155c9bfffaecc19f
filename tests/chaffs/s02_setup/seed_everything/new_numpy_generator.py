"""Makes a NumPy generator and leaves the global one.

cause: NumPy's global generator was not seeded
"""

import random

import numpy
import torch


def seed_everything(seed):
    random.seed(seed)
    numpy.random.default_rng(seed)
    torch.manual_seed(seed)
