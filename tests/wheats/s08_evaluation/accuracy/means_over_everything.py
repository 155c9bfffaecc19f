"""Concatenates all comparisons and takes one mean; the mode is put back."""

import torch


def accuracy(model, batches):
    training = model.training
    model.eval()
    with torch.no_grad():
        hits = [(model(inputs).argmax(-1) == labels).float() for inputs, labels in batches]
    model.train(training)
    if not hits:
        raise ValueError("no batches")
    return torch.cat(hits).double().mean().item()
