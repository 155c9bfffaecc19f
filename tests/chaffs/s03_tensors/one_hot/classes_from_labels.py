"""As many classes as the labels happen to show.

cause: as wide as the largest label
"""

import torch
from torch.nn import functional as F


def one_hot(labels, classes):
    if labels.numel() and (labels.min() < 0 or labels.max() >= classes):
        raise ValueError("a label is off")
    return F.one_hot(labels).float() if labels.numel() else torch.zeros(*labels.shape, classes)
