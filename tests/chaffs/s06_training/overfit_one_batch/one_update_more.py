"""There is an update too many before it gives up.

cause: an update too many
"""

import torch


def overfit_one_batch(model, optimizer, loss_function, inputs, targets, goal, max_updates):
    model.train()
    for updates in range(max_updates + 1):
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        if loss.item() <= goal:
            return updates
        loss.backward()
        optimizer.step()
    raise RuntimeError("not reached")
