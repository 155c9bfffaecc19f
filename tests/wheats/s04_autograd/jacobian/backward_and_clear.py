"""backward for each row into a leaf of its own, cleared in between."""

import torch


def jacobian(function, x):
    leaf = x.detach().clone().requires_grad_()
    y = function(leaf)
    result = torch.empty(y.numel(), x.numel(), dtype=x.dtype)
    for i, entry in enumerate(y.reshape(-1)):
        leaf.grad = None
        entry.backward(retain_graph=True)
        result[i] = leaf.grad.reshape(-1)
    return result.reshape(y.shape + x.shape)
