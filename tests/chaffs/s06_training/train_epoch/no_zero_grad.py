"""The gradients are never cleared.

cause: gradients of earlier batches
also: fit
"""

import torch


def train_epoch(model, optimizer, loss_function, batches):
    model.train()
    total, samples = 0.0, 0
    for inputs, targets in batches:
        loss = loss_function(model(inputs), targets)
        if not torch.isfinite(loss):
            raise ValueError("not finite")
        loss.backward()
        optimizer.step()
        total += loss.item() * len(targets)
        samples += len(targets)
    if samples == 0:
        raise ValueError("no batches")
    return total / samples
