"""Sets the states of generators made for it."""

import random

import numpy
import torch


def seed_everything(seed):
    random.setstate(random.Random(seed).getstate())
    numpy.random.set_state(numpy.random.RandomState(seed).get_state())
    torch.set_rng_state(torch.Generator().manual_seed(seed).get_state())
