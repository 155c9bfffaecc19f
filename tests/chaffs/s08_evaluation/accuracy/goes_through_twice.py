"""Counts the samples in a pass of its own.

cause: may be a generator
"""

import torch


def accuracy(model, batches):
    samples = sum(len(labels) for _, labels in batches)
    if samples == 0:
        raise ValueError
    model.eval()
    correct = 0
    with torch.no_grad():
        for inputs, labels in batches:
            correct += (model(inputs).argmax(dim=1) == labels).sum().item()
    return correct / samples
