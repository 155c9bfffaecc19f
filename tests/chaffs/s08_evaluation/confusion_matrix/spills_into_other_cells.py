"""bincount without a look at the range.

cause: counted in a cell of another
"""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError
    cells = labels * classes + predictions
    return torch.bincount(cells.clamp(0, classes**2 - 1), minlength=classes**2).reshape(classes, classes)
