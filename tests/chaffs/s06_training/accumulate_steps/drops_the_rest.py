"""The last, smaller group gets no update.

cause: got no update
"""

import torch


def accumulate_steps(model, optimizer, loss_function, batches, per_update):
    losses = []
    batches = list(batches)
    for start in range(0, len(batches) - per_update + 1, per_update):
        group = batches[start : start + per_update]
        samples = sum(len(targets) for _, targets in group)
        optimizer.zero_grad()
        group_loss = 0.0
        for inputs, targets in group:
            share = loss_function(model(inputs), targets) * len(targets) / samples
            share.backward()
            group_loss += share.item()
        optimizer.step()
        losses.append(group_loss)
    return losses
