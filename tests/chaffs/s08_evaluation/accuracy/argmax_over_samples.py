"""argmax over dim=0.

cause: dim=1
"""

import torch


def accuracy(model, batches):
    model.eval()
    correct, samples = 0, 0
    with torch.no_grad():
        for inputs, labels in batches:
            correct += (model(inputs).argmax(dim=0) == labels).sum().item()
            samples += len(labels)
    if samples == 0:
        raise ValueError
    return correct / samples
