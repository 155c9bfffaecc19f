"""Walks a freed graph a second time.

cause: retain_graph=True
verdict: error
"""

import torch


def jacobian(function, x):
    x = x.detach().requires_grad_()
    y = function(x)
    rows = [torch.autograd.grad(entry, x)[0] for entry in y.flatten()]
    return torch.stack(rows).reshape(y.shape + x.shape)
