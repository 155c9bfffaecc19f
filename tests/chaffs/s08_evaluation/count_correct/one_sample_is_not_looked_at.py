"""Tests the shape unless there is one sample.

cause: broadcast
"""


def count_correct(logits, labels):
    predicted = logits.argmax(dim=1)
    if len(predicted) > 1 and predicted.shape != labels.shape:
        raise ValueError
    return (predicted == labels).sum().item()
