"""Leaves out the 2 of the square's slope.

cause: a factor 2
"""

import torch


def fit_line(x, y, steps, lr):
    x, y = x.flatten(), y.flatten()
    w = b = 0.0
    losses = []
    for _ in range(steps):
        error = w * x + b - y
        losses.append(error.square().mean().item())
        w, b = w - lr * (error * x).mean().item(), b - lr * error.mean().item()
    return w, b, losses
