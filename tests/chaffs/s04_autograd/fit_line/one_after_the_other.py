"""Moves b by a gradient taken after w has moved.

cause: taken after w had moved
"""

import torch


def fit_line(x, y, steps, lr):
    x, y = x.flatten(), y.flatten()
    w = torch.zeros((), requires_grad=True)
    b = torch.zeros((), requires_grad=True)
    losses = []
    for _ in range(steps):
        loss = (w * x + b - y).square().mean()
        losses.append(loss.item())
        with torch.no_grad():
            w -= lr * torch.autograd.grad(loss, w)[0]
        loss = (w * x + b - y).square().mean()
        with torch.no_grad():
            b -= lr * torch.autograd.grad(loss, b)[0]
    return w.item(), b.item(), losses
