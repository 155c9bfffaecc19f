"""no_grad() is called on a line of its own, which does nothing.

cause: gradient mode was on
"""

import torch


def accuracy(model, batches):
    model.eval()
    torch.no_grad()
    correct, samples = 0, 0
    for inputs, labels in batches:
        correct += (model(inputs).argmax(dim=1) == labels).sum().item()
        samples += len(labels)
    if samples == 0:
        raise ValueError
    return correct / samples
