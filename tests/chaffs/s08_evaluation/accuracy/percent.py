"""Percent, as the tutorial prints it.

cause: percent
"""

import torch


def accuracy(model, batches):
    model.eval()
    correct, samples = 0, 0
    with torch.no_grad():
        for inputs, labels in batches:
            correct += (model(inputs).argmax(dim=1) == labels).sum().item()
            samples += len(labels)
    if samples == 0:
        raise ValueError
    return 100 * correct / samples
