"""The samples are counted in a second pass.

cause: may be a generator
verdict: error
"""

import torch


def train_epoch(model, optimizer, loss_function, batches):
    model.train()
    total = 0.0
    for inputs, targets in batches:
        total += train_step(model, optimizer, loss_function, inputs, targets) * len(targets)
    samples = sum(len(targets) for _, targets in batches)
    if samples == 0:
        raise ValueError("no batches")
    return total / samples
