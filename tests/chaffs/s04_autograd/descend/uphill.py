"""Adds the gradient.

cause: uphill
"""

import torch


def descend(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p += lr * p.grad
                p.grad = None
