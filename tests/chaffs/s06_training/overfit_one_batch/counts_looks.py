"""The looks are counted, not the updates.

cause: looks were counted
"""

import torch


def overfit_one_batch(model, optimizer, loss_function, inputs, targets, goal, max_updates):
    model.train()
    for updates in range(max_updates + 1):
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        if loss.item() <= goal:
            return updates + 1
        if updates < max_updates:
            loss.backward()
            optimizer.step()
    raise RuntimeError("not reached")
