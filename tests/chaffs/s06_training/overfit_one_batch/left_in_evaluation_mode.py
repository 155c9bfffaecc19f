"""The model is left in the mode it came in.

cause: left in evaluation mode
"""

import torch


def overfit_one_batch(model, optimizer, loss_function, inputs, targets, goal, max_updates):
    for updates in range(max_updates + 1):
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        if loss.item() <= goal:
            return updates
        if updates < max_updates:
            loss.backward()
            optimizer.step()
    raise RuntimeError("not reached")
