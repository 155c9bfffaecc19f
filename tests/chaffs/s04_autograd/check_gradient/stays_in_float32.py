"""Computes in the dtype of x.

cause: compute in float64
"""

import torch


def check_gradient(function, x, eps=1e-5):
    x = x.detach()
    leaf = x.clone().requires_grad_()
    gradient = torch.autograd.grad(function(leaf), leaf)[0].flatten()
    largest = 0.0
    for index in range(x.numel()):
        step = torch.zeros(x.numel(), dtype=x.dtype)
        step[index] = eps
        step = step.reshape(x.shape)
        slope = (function(x + step) - function(x - step)) / (2 * eps)
        largest = max(largest, (gradient[index] - slope).abs().item())
    return largest
