"""The gradients are never cleared.

cause: gradients of all updates were added
"""

import torch


def overfit_one_batch(model, optimizer, loss_function, inputs, targets, goal, max_updates):
    model.train()
    for updates in range(max_updates + 1):
        loss = loss_function(model(inputs), targets)
        if loss.item() <= goal:
            return updates
        if updates < max_updates:
            loss.backward()
            optimizer.step()
    raise RuntimeError("not reached")
