"""A loop in which -1 is the last class.

cause: counted in a cell of another
"""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError
    matrix = torch.zeros(classes, classes, dtype=torch.int64)
    for prediction, label in zip(predictions.tolist(), labels.tolist()):
        if prediction >= classes or label >= classes:
            raise ValueError
        matrix[label, prediction] += 1
    return matrix
