"""The prediction picks the row.

cause: rows and columns are swapped
"""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError
    both = torch.cat([predictions, labels])
    if ((both < 0) | (both >= classes)).any():
        raise ValueError
    return torch.bincount(predictions * classes + labels, minlength=classes**2).reshape(classes, classes)
