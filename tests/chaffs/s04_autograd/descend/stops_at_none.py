"""Ends the loop at the first parameter without a gradient.

cause: ended the loop
"""

import torch


def descend(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            if p.grad is None:
                return
            p -= lr * p.grad
            p.grad = None
