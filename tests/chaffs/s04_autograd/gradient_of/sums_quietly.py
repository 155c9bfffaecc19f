"""Sums the outputs of any function.

cause: quietly summed
"""

import torch


def gradient_of(function, x):
    x = x.detach().requires_grad_()
    return torch.autograd.grad(function(x).sum(), x)[0]
