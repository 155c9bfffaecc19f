"""The mean is taken over batches, as in the tutorial.

cause: mean over batches
also: fit
"""

import torch


def train_epoch(model, optimizer, loss_function, batches):
    model.train()
    total, samples = 0.0, 0
    for inputs, targets in batches:
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        if not torch.isfinite(loss):
            raise ValueError("not finite")
        loss.backward()
        optimizer.step()
        total += loss.item()
        samples += 1
    if samples == 0:
        raise ValueError("no batches")
    return total / samples
