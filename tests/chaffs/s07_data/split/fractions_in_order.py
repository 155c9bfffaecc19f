"""The fraction is given to the training part.

cause: the parts are swapped
"""

import torch
from torch.utils.data import random_split


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    return random_split(dataset, [fraction, 1 - fraction], torch.Generator().manual_seed(seed))
