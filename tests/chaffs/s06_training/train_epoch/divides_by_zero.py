"""No batches: divided by zero.

cause: divided by zero
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
        total += loss.item() * len(targets)
        samples += len(targets)
    return total / samples
