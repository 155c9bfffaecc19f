"""sub_ with alpha, gradients set to None."""

import torch


@torch.no_grad()
def descend(parameters, lr):
    for p in parameters:
        if p.grad is not None:
            p.sub_(p.grad, alpha=lr)
            p.grad = None
