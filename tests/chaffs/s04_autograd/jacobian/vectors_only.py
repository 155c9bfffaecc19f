"""Iterates over the output without flattening it.

cause: flatten() it first
verdict: error, failed
"""

import torch


def jacobian(function, x):
    x = x.detach().requires_grad_()
    y = function(x)
    return torch.stack([torch.autograd.grad(entry, x, retain_graph=True)[0] for entry in y])
