"""Multiplies the number of batches by the size of the first.

cause: not all batches are as large as the first
"""

import torch


def accuracy(model, batches):
    model.eval()
    correct, number, size = 0, 0, 0
    with torch.no_grad():
        for inputs, labels in batches:
            correct += (model(inputs).argmax(dim=1) == labels).sum().item()
            size = size or len(labels)
            number += 1
    if number == 0:
        raise ValueError
    return correct / (number * size)
