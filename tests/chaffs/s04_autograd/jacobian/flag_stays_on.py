"""Switches requires_grad on for the caller's own tensor.

cause: requires_grad was switched on
"""

import torch


def jacobian(function, x):
    y = function(x.requires_grad_())
    rows = [torch.autograd.grad(entry, x, retain_graph=True)[0] for entry in y.flatten()]
    return torch.stack(rows).reshape(y.shape + x.shape)
