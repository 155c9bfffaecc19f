"""The labels are multiplied in place.

cause: changed in place
"""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError
    both = torch.cat([predictions, labels])
    if ((both < 0) | (both >= classes)).any():
        raise ValueError
    cells = labels.mul_(classes).add_(predictions)
    return torch.bincount(cells, minlength=classes**2).reshape(classes, classes)
