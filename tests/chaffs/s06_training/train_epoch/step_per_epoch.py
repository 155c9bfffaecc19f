"""One step is made, after all batches.

cause: once for the whole epoch
also: fit
"""

import torch


def train_epoch(model, optimizer, loss_function, batches):
    model.train()
    optimizer.zero_grad()
    total, samples = 0.0, 0
    for inputs, targets in batches:
        loss = loss_function(model(inputs), targets)
        if not torch.isfinite(loss):
            raise ValueError("not finite")
        loss.backward()
        total += loss.item() * len(targets)
        samples += len(targets)
    optimizer.step()
    if samples == 0:
        raise ValueError("no batches")
    return total / samples
