"""A loop over pairs."""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError("shapes")
    matrix = torch.zeros((classes, classes), dtype=torch.long)
    for prediction, label in zip(predictions.tolist(), labels.tolist()):
        if not (0 <= prediction < classes and 0 <= label < classes):
            raise ValueError(f"no such class: {prediction}, {label}")
        matrix[label, prediction] += 1
    return matrix
