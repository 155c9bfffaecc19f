"""Measures a copy: the model itself is never touched; a list comes back."""

import torch
import copy


@torch.no_grad()
def evaluate(model, loss_function, batches):
    twin = copy.deepcopy(model).eval()
    total, correct, samples = 0, 0, 0
    for inputs, labels in batches:
        outputs = twin(inputs)
        total = total + loss_function(outputs, labels) * labels.numel()
        correct = correct + torch.count_nonzero(outputs.argmax(-1) == labels)
        samples += labels.numel()
    if not samples:
        raise ValueError("no samples")
    return [float(total / samples), float(correct / samples)]
