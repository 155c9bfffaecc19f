"""All parameters in one foreach operation."""

import torch


def descend(parameters, lr):
    ps = [p for p in parameters if p.grad is not None]
    with torch.no_grad():
        torch._foreach_add_(ps, [p.grad for p in ps], alpha=-lr)
    for p in ps:
        p.grad = None
