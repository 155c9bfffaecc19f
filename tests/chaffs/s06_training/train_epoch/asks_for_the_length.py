"""The batches are asked for their length.

cause: may be a generator
verdict: error
"""

import torch


def train_epoch(model, optimizer, loss_function, batches):
    if len(batches) == 0:
        raise ValueError("no batches")
    model.train()
    total = samples = 0
    for inputs, targets in batches:
        total += train_step(model, optimizer, loss_function, inputs, targets) * len(targets)
        samples += len(targets)
    return total / samples
