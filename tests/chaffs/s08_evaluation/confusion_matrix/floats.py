"""torch.zeros without a dtype.

cause: counts are integers
"""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError
    matrix = torch.zeros(classes, classes)
    for prediction, label in zip(predictions.tolist(), labels.tolist()):
        if not (0 <= prediction < classes and 0 <= label < classes):
            raise ValueError
        matrix[label, prediction] += 1
    return matrix
