"""Moves elements of a flattened copy, so the function never sees it.

cause: the function never moved
"""

import torch


def check_gradient(function, x, eps=1e-5):
    x = x.detach().double()
    leaf = x.clone().requires_grad_()
    (gradient,) = torch.autograd.grad(function(leaf), leaf)
    largest = 0.0
    for index, slope in enumerate(gradient.flatten()):
        moved = x.flatten().clone()
        moved[index] += eps
        up = function(x)
        moved[index] -= 2 * eps
        down = function(x)
        largest = max(largest, ((up - down) / (2 * eps) - slope).abs().item())
    return largest
