"""One-hot rows multiplied: a sum of outer products."""

import torch.nn.functional as F


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError
    if len(labels) == 0:
        return torch.zeros(classes, classes, dtype=torch.int64)
    if min(predictions.min(), labels.min()) < 0 or max(predictions.max(), labels.max()) >= classes:
        raise ValueError
    return F.one_hot(labels, classes).T @ F.one_hot(predictions, classes)
