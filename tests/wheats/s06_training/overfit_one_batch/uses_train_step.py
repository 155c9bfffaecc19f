"""train_step makes the updates."""

import itertools
import math


def overfit_one_batch(model, optimizer, loss_function, inputs, targets, goal, max_updates):
    model.train()
    for count in itertools.count():
        loss = loss_function(model(inputs), targets).item()
        if loss <= goal:
            return count
        if count >= max_updates or not math.isfinite(loss):
            raise RuntimeError(f"loss {loss} after {count} updates")
        train_step(model, optimizer, loss_function, inputs, targets)
