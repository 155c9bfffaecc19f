"""The group is joined into one big batch.

cause: joined into the big one
"""

import torch


def accumulate_steps(model, optimizer, loss_function, batches, per_update):
    losses = []
    batches = list(batches)
    for start in range(0, len(batches), per_update):
        group = batches[start : start + per_update]
        inputs = torch.cat([x for x, _ in group])
        targets = torch.cat([y for _, y in group])
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
