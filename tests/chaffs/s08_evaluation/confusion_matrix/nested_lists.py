"""A list of lists.

cause: not a tensor
"""


def confusion_matrix(predictions, labels, classes):
    if predictions.shape != labels.shape:
        raise ValueError
    matrix = [[0] * classes for _ in range(classes)]
    for prediction, label in zip(predictions.tolist(), labels.tolist()):
        if not (0 <= prediction < classes and 0 <= label < classes):
            raise ValueError
        matrix[label][prediction] += 1
    return matrix
