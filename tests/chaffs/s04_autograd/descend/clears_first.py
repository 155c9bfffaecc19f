"""Clears the gradients before they are used.

cause: has not moved
"""

import torch


def descend(parameters, lr):
    for p in parameters:
        if p.grad is not None:
            p.grad.zero_()
            with torch.no_grad():
                p -= lr * p.grad
