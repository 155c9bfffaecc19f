"""Each step is made by a closure, and the list of batches is made first."""

import math


def train_epoch(model, optimizer, loss_function, batches):
    model.train()
    pairs = list(batches)
    if len(pairs) == 0:
        raise ValueError("there is nothing to train on")
    total = 0.0
    for x, y in pairs:
        def closure():
            model.zero_grad()
            loss = loss_function(model(x), y)
            if not math.isfinite(loss.item()):
                raise ValueError("loss is not finite")
            loss.backward()
            return loss

        total += float(optimizer.step(closure)) * len(y)
    return total / sum(len(y) for _, y in pairs)
