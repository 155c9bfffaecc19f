"""Divides the count by the number of batches.

cause: divided by the number of batches
"""

import torch


def accuracy(model, batches):
    model.eval()
    correct, number = 0, 0
    with torch.no_grad():
        for inputs, labels in batches:
            correct += (model(inputs).argmax(dim=1) == labels).sum().item()
            number += 1
    if number == 0:
        raise ValueError
    return correct / number
