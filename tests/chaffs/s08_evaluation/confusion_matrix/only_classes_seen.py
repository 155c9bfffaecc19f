"""As many rows as the largest class that occurs.

cause: classes that do not occur
"""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError
    both = torch.cat([predictions, labels])
    if ((both < 0) | (both >= classes)).any():
        raise ValueError
    seen = int(both.max()) + 1 if len(both) else classes
    return torch.bincount(labels * seen + predictions, minlength=seen**2).reshape(seen, seen)
