"""Forgets Python's own.

cause: Python's random was not seeded
"""

import random

import numpy
import torch


def seed_everything(seed):
    numpy.random.seed(seed)
    torch.manual_seed(seed)
