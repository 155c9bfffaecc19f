"""The sum is a detached tensor until the end."""

import torch


def train_epoch(model, optimizer, loss_function, batches):
    model.train()
    total, count = torch.zeros(()), 0
    for x, y in batches:
        optimizer.zero_grad(set_to_none=False)
        loss = loss_function(model(x), y)
        if not loss.isfinite():
            raise ValueError("not finite")
        loss.backward()
        optimizer.step()
        total += loss.detach() * len(y)
        count += len(y)
    if count == 0:
        raise ValueError("empty")
    return (total / count).item()
