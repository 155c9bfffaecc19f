"""No batches are not thought of.

cause: divided by zero
"""

import torch


def accuracy(model, batches):
    model.eval()
    correct, samples = 0, 0
    with torch.no_grad():
        for inputs, labels in batches:
            correct += (model(inputs).argmax(dim=1) == labels).sum().item()
            samples += len(labels)
    return correct / samples
