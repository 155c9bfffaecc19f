"""Moves the elements of x in place, and puts back less than it took.

cause: x was moved and not put back
"""

import torch


def check_gradient(function, x, eps=1e-5):
    leaf = x.detach().double().clone().requires_grad_()
    (gradient,) = torch.autograd.grad(function(leaf), leaf)
    x, largest = x.detach().double(), 0.0
    flat = x.view(-1) if x.is_contiguous() else x.reshape(-1)
    for index, slope in enumerate(gradient.flatten()):
        flat[index] += eps
        up = function(flat.view(x.shape))
        flat[index] -= 2 * eps
        down = function(flat.view(x.shape))
        largest = max(largest, ((up - down) / (2 * eps) - slope).abs().item())
    return largest
