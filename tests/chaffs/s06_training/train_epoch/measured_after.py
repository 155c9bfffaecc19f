"""The losses are measured after the updates of the epoch.

cause: measured after the updates
also: fit
"""

import torch


def train_epoch(model, optimizer, loss_function, batches):
    model.train()
    pairs = list(batches)
    if not pairs:
        raise ValueError("no batches")
    for inputs, targets in pairs:
        train_step(model, optimizer, loss_function, inputs, targets)
    with torch.no_grad():
        total = sum(loss_function(model(inputs), targets).item() * len(targets) for inputs, targets in pairs)
    return total / sum(len(targets) for _, targets in pairs)
