"""eval() is missing.

cause: call model.eval()
"""

import torch


def accuracy(model, batches):
    correct, samples = 0, 0
    with torch.no_grad():
        for inputs, labels in batches:
            correct += (model(inputs).argmax(dim=1) == labels).sum().item()
            samples += len(labels)
    if samples == 0:
        raise ValueError
    return correct / samples
