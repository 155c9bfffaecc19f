"""The gradients are cleared between backward() and step().

cause: no parameter moved
verdict: failed
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
            optimizer.zero_grad()
            optimizer.step()
    return max_updates
