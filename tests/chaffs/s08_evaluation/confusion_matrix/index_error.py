"""A loop that leaves the range to the indexing, which raises IndexError.

cause: test the range yourself
"""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError
    matrix = torch.zeros(classes, classes, dtype=torch.int64)
    for prediction, label in zip(predictions.tolist(), labels.tolist()):
        matrix[label, prediction] += 1
    return matrix
