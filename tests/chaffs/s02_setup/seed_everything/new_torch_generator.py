"""Makes a PyTorch generator and leaves the global one.

cause: PyTorch's generator was not seeded
"""

import random

import numpy
import torch


def seed_everything(seed):
    random.seed(seed)
    numpy.random.seed(seed)
    torch.Generator().manual_seed(seed)
