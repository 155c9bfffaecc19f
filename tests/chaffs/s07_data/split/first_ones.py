"""Holds back the first samples.

cause: the first samples are held back
"""

from torch.utils.data import Subset


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    cut = int(fraction * len(dataset))
    return Subset(dataset, range(cut, len(dataset))), Subset(dataset, range(cut))
