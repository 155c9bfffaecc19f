"""The loss is tested at the end, when all updates are made.

cause: test for NaN and infinity before
"""

import torch


def train_epoch(model, optimizer, loss_function, batches):
    model.train()
    total, samples = 0.0, 0
    for inputs, targets in batches:
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(targets)
        samples += len(targets)
    if samples == 0 or total != total or total == float("inf"):
        raise ValueError("not finite")
    return total / samples
