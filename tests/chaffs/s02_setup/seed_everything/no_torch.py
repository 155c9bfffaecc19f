"""Forgets PyTorch.

cause: PyTorch's generator was not seeded
"""

import random

import numpy
import torch


def seed_everything(seed):
    random.seed(seed)
    numpy.random.seed(seed)
