"""Through .data, cleared before the walk."""

import torch


def fit_line(x, y, steps, lr):
    x, y = x.flatten(), y.flatten()
    w = torch.zeros((), requires_grad=True)
    b = torch.zeros((), requires_grad=True)
    losses = []
    for _ in range(steps):
        w.grad = b.grad = None
        loss = ((w * x + b - y) ** 2).mean()
        loss.backward()
        w.data -= lr * w.grad
        b.data.copy_(b.data - lr * b.grad)
        losses.append(float(loss.detach()))
    return w.item(), b.item(), losses
