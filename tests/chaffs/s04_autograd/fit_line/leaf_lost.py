"""Replaces the leaves by results, whose .grad stays None.

cause: no leaf any more
verdict: error
"""

import torch


def fit_line(x, y, steps, lr):
    x, y = x.flatten(), y.flatten()
    w = torch.zeros((), requires_grad=True)
    b = torch.zeros((), requires_grad=True)
    losses = []
    for _ in range(steps):
        loss = (w * x + b - y).square().mean()
        loss.backward()
        w, g = w - lr * w.grad, w.grad
        b = b - lr * b.grad
        losses.append(loss.item())
    return w.item(), b.item(), losses
