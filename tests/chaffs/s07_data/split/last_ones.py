"""Holds back the last samples.

cause: the last samples are held back
"""

from torch.utils.data import Subset


def split(dataset, fraction, seed):
    if not 0 <= fraction <= 1:
        raise ValueError
    cut = len(dataset) - int(fraction * len(dataset))
    return Subset(dataset, range(cut)), Subset(dataset, range(cut, len(dataset)))
