"""Only the predictions' range is tested.

cause: counted in a cell of another
"""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError
    if ((predictions < 0) | (predictions >= classes)).any():
        raise ValueError
    matrix = torch.zeros(classes, classes, dtype=torch.int64)
    for prediction, label in zip(predictions.tolist(), labels.tolist()):
        matrix[min(label, classes - 1), prediction] += 1
    return matrix
