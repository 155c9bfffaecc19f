"""Through NumPy, which sees the same memory."""

import torch


def descend(parameters, lr):
    for p in parameters:
        if p.grad is None:
            continue
        numbers = p.detach().numpy()
        numbers -= lr * p.grad.numpy()
        p.grad.fill_(0)
