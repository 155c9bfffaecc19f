"""F.one_hot gives int64.

cause: F.one_hot gives int64
"""

from torch.nn import functional as F


def one_hot(labels, classes):
    if labels.numel() and (labels.min() < 0 or labels.max() >= classes):
        raise ValueError("a label is off")
    return F.one_hot(labels, classes)
