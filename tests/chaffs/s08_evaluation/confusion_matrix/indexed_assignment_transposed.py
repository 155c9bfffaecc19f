"""matrix[predictions, labels] += 1.

cause: rows and columns are swapped
"""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError
    both = torch.cat([predictions, labels])
    if ((both < 0) | (both >= classes)).any():
        raise ValueError
    matrix = torch.zeros(classes, classes, dtype=torch.int64)
    matrix[predictions, labels] += 1
    return matrix
