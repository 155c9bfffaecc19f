"""Looks at the largest class, which no samples do not have.

cause: there may be no samples
verdict: error
"""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError
    both = torch.cat([predictions, labels])
    if both.max() >= classes or both.min() < 0:
        raise ValueError
    return torch.bincount(labels * classes + predictions, minlength=classes**2).reshape(classes, classes)
