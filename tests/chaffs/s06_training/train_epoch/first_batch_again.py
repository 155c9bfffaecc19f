"""next(iter()) in the loop: the first batch is used again and again.

cause: first batch was used again
verdict: failed
also: fit
"""

import torch


def train_epoch(model, optimizer, loss_function, batches):
    model.train()
    total, samples = 0.0, 0
    for _ in range(len(batches)):
        inputs, targets = next(iter(batches))
        total += train_step(model, optimizer, loss_function, inputs, targets) * len(targets)
        samples += len(targets)
    if samples == 0:
        raise ValueError("no batches")
    return total / samples
