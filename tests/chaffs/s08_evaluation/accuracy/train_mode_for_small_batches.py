"""Calls train() where it means eval(), unless a batch has one sample.

cause: call model.eval()
"""

import torch


def accuracy(model, batches):
    correct, samples = 0, 0
    with torch.no_grad():
        for inputs, labels in batches:
            model.train(len(labels) > 1)
            correct += (model(inputs).argmax(dim=1) == labels).sum().item()
            samples += len(labels)
    if samples == 0:
        raise ValueError
    return correct / samples
