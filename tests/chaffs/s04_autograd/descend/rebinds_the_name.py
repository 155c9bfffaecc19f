"""Makes a new tensor, which the caller never sees.

cause: has not moved
"""

import torch


def descend(parameters, lr):
    for p in parameters:
        if p.grad is not None:
            gradient, p.grad = p.grad, None
            p = p - lr * gradient
