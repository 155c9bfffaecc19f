"""The norm and the scaling are written out."""

import math


def clip_and_step(model, optimizer, loss_function, inputs, targets, max_norm):
    model.zero_grad()
    loss_function(model(inputs), targets).backward()
    gradients = [p.grad for p in model.parameters() if p.grad is not None]
    norm = sum(float((g.double() ** 2).sum()) for g in gradients) ** 0.5
    if not math.isfinite(norm):
        raise RuntimeError("the gradient is not finite")
    if norm > max_norm:
        for gradient in gradients:
            gradient.mul_(max_norm / norm)
    optimizer.step()
    return norm
