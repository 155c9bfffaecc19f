"""Asks for the number of batches before it begins.

cause: may be a generator
verdict: error
"""

import torch


def accuracy(model, batches):
    if len(batches) == 0:
        raise ValueError
    model.eval()
    correct, samples = 0, 0
    with torch.no_grad():
        for inputs, labels in batches:
            correct += (model(inputs).argmax(dim=1) == labels).sum().item()
            samples += len(labels)
    return correct / samples
