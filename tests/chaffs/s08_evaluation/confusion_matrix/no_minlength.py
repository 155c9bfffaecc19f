"""bincount without minlength is as long as it happens to be.

cause: none
The reshape fails, with PyTorch's own words.
verdict: error
"""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError
    both = torch.cat([predictions, labels])
    if ((both < 0) | (both >= classes)).any():
        raise ValueError
    return torch.bincount(labels * classes + predictions).reshape(classes, classes)
