"""The sum is divided by len(batches.dataset), as for a loader.

cause: count the samples as they come
verdict: error, failed
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
        total += loss.item() * len(targets)
        samples += len(targets)
    return total / len(batches.dataset)
