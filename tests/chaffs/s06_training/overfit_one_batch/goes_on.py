"""The training goes on to the last update.

cause: went on after the goal
"""

import torch


def overfit_one_batch(model, optimizer, loss_function, inputs, targets, goal, max_updates):
    model.train()
    reached = None
    for updates in range(max_updates + 1):
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        if reached is None and loss.item() <= goal:
            reached = updates
        if updates < max_updates:
            loss.backward()
            optimizer.step()
    if reached is None:
        raise RuntimeError("not reached")
    return reached
