"""Each update comes before the look at the loss.

cause: an update too many
"""

import torch


def overfit_one_batch(model, optimizer, loss_function, inputs, targets, goal, max_updates):
    model.train()
    for updates in range(1, max_updates + 1):
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        loss.backward()
        optimizer.step()
        if loss.item() <= goal:
            return updates
    raise RuntimeError("not reached")
