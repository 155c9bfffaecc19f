"""The classic enumerate, looking one batch ahead for the end; the shares are put right by rescaling."""

import torch


def accumulate_steps(model, optimizer, loss_function, batches, per_update):
    batches = list(batches)
    losses, group_loss, samples = [], 0.0, 0
    optimizer.zero_grad(set_to_none=False)
    for i, (x, y) in enumerate(batches, start=1):
        new = samples + len(y)
        for p in model.parameters():
            if p.grad is not None:
                p.grad.mul_(samples / new)
        loss = loss_function(model(x), y) * (len(y) / new)
        loss.backward()
        group_loss = group_loss * samples / new + loss.item()
        samples = new
        if i % per_update == 0 or i == len(batches):
            optimizer.step()
            optimizer.zero_grad(set_to_none=False)
            losses.append(group_loss)
            group_loss, samples = 0.0, 0
    return losses
