"""The weighted mean is NumPy's."""

import numpy as np


def train_epoch(model, optimizer, loss_function, batches):
    model.train()
    found = [(train_step(model, optimizer, loss_function, x, y), len(x)) for x, y in batches]
    if not found:
        raise ValueError("no batches")
    losses, sizes = zip(*found)
    return np.average(losses, weights=sizes)
