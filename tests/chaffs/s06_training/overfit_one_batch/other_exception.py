"""Another kind of exception is raised.

cause: RuntimeError is wanted
"""

import torch


def overfit_one_batch(model, optimizer, loss_function, inputs, targets, goal, max_updates):
    model.train()
    for updates in range(max_updates + 1):
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        if loss.item() <= goal:
            return updates
        if updates < max_updates:
            loss.backward()
            optimizer.step()
    raise ValueError("not reached")
