"""Each row is divided by its sum.

cause: fractions of each row
"""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError
    both = torch.cat([predictions, labels])
    if ((both < 0) | (both >= classes)).any():
        raise ValueError
    matrix = torch.bincount(labels * classes + predictions, minlength=classes**2).reshape(classes, classes)
    return matrix / matrix.sum(dim=1, keepdim=True)
