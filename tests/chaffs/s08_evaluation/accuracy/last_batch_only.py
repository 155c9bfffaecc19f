"""The counts are set, not added.

cause: last batch alone
"""

import torch


def accuracy(model, batches):
    model.eval()
    samples = 0
    with torch.no_grad():
        for inputs, labels in batches:
            correct = (model(inputs).argmax(dim=1) == labels).sum().item()
            samples = len(labels)
    if samples == 0:
        raise ValueError
    return correct / samples
