"""Forgets NumPy.

cause: NumPy's global generator was not seeded
"""

import random

import numpy
import torch


def seed_everything(seed):
    random.seed(seed)
    torch.manual_seed(seed)
