"""index_put_ with accumulate."""

import torch


def confusion_matrix(predictions, labels, classes):
    if predictions.size() != labels.size():
        raise ValueError
    for values in (predictions, labels):
        if not torch.isin(values, torch.arange(classes)).all():
            raise ValueError("out of range")
    matrix = torch.zeros(classes, classes, dtype=torch.int64)
    return matrix.index_put_((labels, predictions), torch.ones_like(labels), accumulate=True)
