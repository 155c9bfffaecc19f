"""Adds tensors up and divides at the end; inference_mode as a decorator."""

import torch


@torch.inference_mode()
def accuracy(model, batches):
    model.train(False)
    correct, seen = torch.zeros((), dtype=torch.int64), 0
    for inputs, labels in batches:
        correct += (model(inputs).max(1).indices == labels).sum()
        seen += labels.size(0)
    if not seen:
        raise ValueError("no batches")
    return float(correct) / seen
