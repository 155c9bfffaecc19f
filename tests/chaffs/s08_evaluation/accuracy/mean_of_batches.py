"""The mean of the batches' accuracies.

cause: mean of the batches' accuracies
"""

import torch


def accuracy(model, batches):
    model.eval()
    found = []
    with torch.no_grad():
        for inputs, labels in batches:
            found.append((model(inputs).argmax(dim=1) == labels).float().mean().item())
    if not found:
        raise ValueError
    return sum(found) / len(found)
