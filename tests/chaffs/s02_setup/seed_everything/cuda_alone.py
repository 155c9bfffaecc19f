"""Seeds the GPUs, and not the CPU.

cause: PyTorch's generator was not seeded
"""

import random

import numpy
import torch


def seed_everything(seed):
    random.seed(seed)
    numpy.random.seed(seed)
    torch.cuda.manual_seed_all(seed)
