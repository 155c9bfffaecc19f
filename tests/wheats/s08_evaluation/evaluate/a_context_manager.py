"""A context manager keeps the modes; the sums are products of vectors."""

from contextlib import contextmanager

import torch


@contextmanager
def evaluating(model):
    modes = [(module, module.training) for module in model.modules()]
    for module, _ in modes:
        module.training = False
    try:
        yield
    finally:
        for module, training in modes:
            module.training = training


@torch.no_grad()
def evaluate(model, loss_function, batches):
    rows = []
    with evaluating(model):
        for inputs, labels in batches:
            outputs = model(inputs)
            right = (outputs.argmax(1) == labels).sum()
            rows.append([loss_function(outputs, labels), right, len(labels)])
    if not rows:
        raise ValueError("there are no batches")
    losses, right, sizes = torch.tensor(rows, dtype=torch.float64).T
    return float(losses @ sizes / sizes.sum()), float(right.sum() / sizes.sum())
