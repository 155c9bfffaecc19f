"""A running mean is kept."""

import torch


def train_epoch(model, optimizer, loss_function, batches):
    model.train()
    mean, seen = 0.0, 0
    for x, y in batches:
        loss = train_step(model, optimizer, loss_function, x, y)
        seen += y.size(0)
        mean += (loss - mean) * y.size(0) / seen
    if not seen:
        raise ValueError("no batches")
    return mean
