"""copy_ of the new value, gradients zeroed in place."""

import torch


def descend(parameters, lr):
    for p in parameters:
        if p.grad is not None:
            with torch.no_grad():
                p.copy_(p - lr * p.grad)
            p.grad.zero_()
