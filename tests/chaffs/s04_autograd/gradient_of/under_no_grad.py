"""Evaluates the function under no_grad.

cause: does not depend on anything that requires grad
verdict: error, failed
"""

import torch


def gradient_of(function, x):
    x = x.detach().requires_grad_()
    with torch.no_grad():
        y = function(x)
    return torch.autograd.grad(y, x)[0]
