"""backward, after which the model's gradients are put back."""

import torch


def gradient_of(function, x):
    leaf = x.detach().clone().requires_grad_()
    held = [(p, p.grad) for p in getattr(function, "parameters", list)()]
    for p, _ in held:
        p.grad = None
    function(leaf).backward()
    for p, g in held:
        p.grad = g
    return leaf.grad
