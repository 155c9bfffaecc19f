"""Stores .grad itself in every row, which goes on changing.

cause: every row is one and the same
"""

import torch


def jacobian(function, x):
    x = x.detach().clone().requires_grad_()
    y = function(x)
    rows = []
    for entry in y.flatten():
        entry.backward(retain_graph=True)
        rows.append(x.grad)
    return torch.stack(rows).reshape(y.shape + x.shape)
