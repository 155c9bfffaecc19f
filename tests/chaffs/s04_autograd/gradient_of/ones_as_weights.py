"""Passes ones as the weights of a vector of outputs.

cause: quietly summed
"""

import torch


def gradient_of(function, x):
    x = x.detach().requires_grad_()
    y = function(x)
    return torch.autograd.grad(y, x, torch.ones_like(y))[0]
