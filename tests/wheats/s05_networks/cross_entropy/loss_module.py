"""nn.CrossEntropyLoss."""

from torch import nn


def cross_entropy(logits, targets):
    criterion = nn.CrossEntropyLoss()
    return criterion(logits, targets)
