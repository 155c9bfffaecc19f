"""Sums are accumulated; the gradients are divided before the step."""

import torch


def accumulate_steps(model, optimizer, loss_function, batches, per_update):
    losses, total, samples, waiting = [], 0.0, 0, 0

    def update():
        nonlocal total, samples, waiting
        for parameter in model.parameters():
            if parameter.grad is not None:
                parameter.grad /= samples
        optimizer.step()
        optimizer.zero_grad()
        losses.append(total / samples)
        total, samples, waiting = 0.0, 0, 0

    optimizer.zero_grad()
    for x, y in batches:
        loss = loss_function(model(x), y) * len(y)
        loss.backward()
        total += loss.item()
        samples += len(y)
        waiting += 1
        if waiting == per_update:
            update()
    if waiting:
        update()
    return losses
