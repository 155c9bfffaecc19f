"""A parameter without a gradient is an error.

cause: leave it out
verdict: error
"""

import torch


def clip_and_step(model, optimizer, loss_function, inputs, targets, max_norm):
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward()
    norm = sum((p.grad**2).sum() for p in model.parameters()) ** 0.5
    if not norm.isfinite():
        raise RuntimeError("not finite")
    if norm > max_norm:
        for p in model.parameters():
            p.grad *= max_norm / norm
    optimizer.step()
    return norm.item()
