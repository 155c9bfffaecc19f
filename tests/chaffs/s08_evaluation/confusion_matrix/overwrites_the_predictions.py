"""The cells are numbered in the predictions' own memory.

cause: changed in place
"""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError
    both = torch.cat([predictions, labels])
    if ((both < 0) | (both >= classes)).any():
        raise ValueError
    predictions += labels * classes
    return torch.bincount(predictions, minlength=classes**2).reshape(classes, classes)
