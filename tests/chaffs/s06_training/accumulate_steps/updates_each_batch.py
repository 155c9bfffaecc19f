"""Each small batch gets an update of its own.

cause: update of its own
"""

import torch


def accumulate_steps(model, optimizer, loss_function, batches, per_update):
    losses = []
    batches = list(batches)
    for start in range(0, len(batches), per_update):
        group = batches[start : start + per_update]
        samples = sum(len(targets) for _, targets in group)
        group_loss = 0.0
        for inputs, targets in group:
            optimizer.zero_grad()
            share = loss_function(model(inputs), targets) * 1
            share.backward()
            optimizer.step()
            group_loss += share.item()
        losses.append(group_loss)
    return losses
