"""Zeroes .grad in place, and with it every row stored so far.

cause: every row is the last one
"""

import torch


def jacobian(function, x):
    x = x.detach().clone().requires_grad_()
    y = function(x)
    rows = []
    for entry in y.flatten():
        if x.grad is not None:
            x.grad.zero_()
        entry.backward(retain_graph=True)
        rows.append(x.grad)
    return torch.stack(rows).reshape(y.shape + x.shape)
