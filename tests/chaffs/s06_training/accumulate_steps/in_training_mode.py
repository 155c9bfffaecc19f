"""The model is put into training mode, whatever the caller chose.

cause: put into training mode
"""

import torch


def accumulate_steps(model, optimizer, loss_function, batches, per_update):
    model.train()
    batches = list(batches)
    losses = []
    for start in range(0, len(batches), per_update):
        group = batches[start : start + per_update]
        sizes = [x.shape[0] for x, _ in group]
        weights = [size / sum(sizes) for size in sizes]
        loss_of_group = 0.0
        for weight, (x, y) in zip(weights, group):
            loss = weight * loss_function(model(x), y)
            loss.backward()
            loss_of_group += float(loss.detach())
        optimizer.step()
        model.zero_grad()
        losses.append(loss_of_group)
    return losses
