"""Each batch gets a new optimizer.

cause: momentum was lost
also: fit
"""

import torch


def train_epoch(model, optimizer, loss_function, batches):
    model.train()
    total, samples = 0.0, 0
    for inputs, targets in batches:
        optimizer = torch.optim.SGD(model.parameters(), lr=optimizer.param_groups[0]["lr"], momentum=0.9)
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        if not torch.isfinite(loss):
            raise ValueError("not finite")
        loss.backward()
        optimizer.step()
        total += loss.item() * len(targets)
        samples += len(targets)
    if samples == 0:
        raise ValueError("no batches")
    return total / samples
