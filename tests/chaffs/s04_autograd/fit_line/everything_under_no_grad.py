"""Puts the whole step under no_grad.

cause: no_grad is for the update only
verdict: error
"""

import torch


def fit_line(x, y, steps, lr):
    x, y = x.flatten(), y.flatten()
    w = torch.zeros((), requires_grad=True)
    b = torch.zeros((), requires_grad=True)
    losses = []
    for _ in range(steps):
        with torch.no_grad():
            loss = (w * x + b - y).square().mean()
            loss.backward()
            w -= lr * w.grad
            b -= lr * b.grad
        losses.append(loss.item())
    return w.item(), b.item(), losses
