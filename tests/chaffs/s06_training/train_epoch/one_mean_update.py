"""The mean of all batches' losses makes one update.

cause: made a single update
also: fit
"""

import torch


def train_epoch(model, optimizer, loss_function, batches):
    model.train()
    pairs = list(batches)
    if not pairs:
        raise ValueError("no batches")
    losses = [loss_function(model(inputs), targets) for inputs, targets in pairs]
    if not torch.stack(losses).isfinite().all():
        raise ValueError("not finite")
    optimizer.zero_grad()
    torch.stack(losses).mean().backward()
    optimizer.step()
    sizes = [len(targets) for _, targets in pairs]
    return sum(loss.item() * size for loss, size in zip(losses, sizes)) / sum(sizes)
