"""item() is missing.

cause: a tensor came back
"""

import torch


def accuracy(model, batches):
    model.eval()
    correct, samples = 0, 0
    with torch.no_grad():
        for inputs, labels in batches:
            correct += (model(inputs).argmax(dim=1) == labels).sum()
            samples += len(labels)
    if samples == 0:
        raise ValueError
    return correct / samples
