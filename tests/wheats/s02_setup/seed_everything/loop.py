"""Goes through the three in a loop."""

import random

import numpy
import torch


def seed_everything(seed):
    for set_seed in (torch.random.manual_seed, numpy.random.seed, random.seed):
        set_seed(seed)
