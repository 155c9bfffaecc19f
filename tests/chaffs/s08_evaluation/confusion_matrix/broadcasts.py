"""One label is used for all predictions.

cause: different shapes
"""

import torch


def confusion_matrix(predictions, labels, classes):
    both = torch.cat([predictions.flatten(), labels.flatten()])
    if ((both < 0) | (both >= classes)).any():
        raise ValueError
    cells = (labels * classes + predictions).flatten()
    return torch.bincount(cells, minlength=classes**2).reshape(classes, classes)
