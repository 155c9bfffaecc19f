"""Asks torch.autograd.grad, zeros for an unused input."""

import torch


def derivative(function, x):
    at = torch.tensor(x, dtype=torch.double).requires_grad_()
    value = function(at)
    if not value.requires_grad:
        return 0.0
    return float(torch.autograd.grad(value, at, materialize_grads=True)[0])
