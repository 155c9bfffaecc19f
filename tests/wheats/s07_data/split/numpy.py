"""NumPy's generator."""

import numpy as np
from torch.utils.data import Subset


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    order = np.random.default_rng(seed).permutation(len(dataset))
    training, validation = np.split(order, [len(dataset) - int(fraction * len(dataset))])
    return Subset(dataset, training), Subset(dataset, validation)
