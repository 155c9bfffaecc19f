"""Divides by len(batches.dataset).

cause: any iterable
verdict: error
"""

import torch


def accuracy(model, batches):
    model.eval()
    correct = 0
    with torch.no_grad():
        for inputs, labels in batches:
            correct += (model(inputs).argmax(dim=1) == labels).sum().item()
    if correct == 0 and not batches:
        raise ValueError
    return correct / len(batches.dataset)
