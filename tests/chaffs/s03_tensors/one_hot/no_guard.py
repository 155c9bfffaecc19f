"""The library's own complaint comes through.

cause: the library's own complaint
"""

from torch.nn import functional as F


def one_hot(labels, classes):
    return F.one_hot(labels, classes).float()
