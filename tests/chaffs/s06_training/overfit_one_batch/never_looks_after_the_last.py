"""The loss is not looked at after the last update.

cause: looked at once more
verdict: error, failed
"""

import torch


def overfit_one_batch(model, optimizer, loss_function, inputs, targets, goal, max_updates):
    model.train()
    for updates in range(max_updates):
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        if loss.item() <= goal:
            return updates
        loss.backward()
        optimizer.step()
    raise RuntimeError("not reached")
