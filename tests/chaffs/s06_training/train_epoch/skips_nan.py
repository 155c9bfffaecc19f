"""A batch whose loss is not finite is skipped in silence.

cause: passed over
"""

import torch


def train_epoch(model, optimizer, loss_function, batches):
    model.train()
    total, samples = 0.0, 0
    for inputs, targets in batches:
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        if not torch.isfinite(loss):
            continue
        loss.backward()
        optimizer.step()
        total += loss.item() * len(targets)
        samples += len(targets)
    if samples == 0:
        raise ValueError("no batches")
    return total / samples
