"""Measures a copy of the model."""

import torch
import copy


def accuracy(model, batches):
    twin = copy.deepcopy(model).eval().requires_grad_(False)
    pairs = list(batches)
    if not pairs:
        raise ValueError("nothing to measure")
    with torch.no_grad():
        outputs = twin(torch.cat([x for x, _ in pairs]))
    labels = torch.cat([y for _, y in pairs])
    return torch.count_nonzero(outputs.argmax(1) == labels).item() / len(labels)
