"""All gradients are laid end to end in one vector."""

import torch


def clip_and_step(model, optimizer, loss_function, inputs, targets, max_norm):
    for p in model.parameters():
        p.grad = None
    loss_function(model(inputs), targets).backward()
    used = [p for p in model.parameters() if p.grad is not None]
    norm = torch.cat([p.grad.flatten() for p in used]).norm().item()
    if norm != norm or norm == float("inf"):
        raise RuntimeError("not finite")
    factor = min(1.0, max_norm / norm) if norm else 1.0
    for p in used:
        p.grad *= factor
    optimizer.step()
    return norm
