"""The loop is written out; gradients are cleared at the end of each round."""

import torch


def train_epoch(model, optimizer, loss_function, batches):
    model.train(True)
    losses, sizes = [], []
    for inputs, targets in batches:
        loss = loss_function(model(inputs), targets)
        if not torch.isfinite(loss):
            raise ValueError("not finite")
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item() * targets.shape[0])
        sizes.append(targets.shape[0])
    if not sizes:
        raise ValueError("no batches")
    return sum(losses) / sum(sizes)
