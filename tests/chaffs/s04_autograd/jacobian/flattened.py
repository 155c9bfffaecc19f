"""Returns a matrix, whatever the shapes.

cause: nothing flattened
"""

import torch


def jacobian(function, x):
    x = x.detach().requires_grad_()
    y = function(x)
    rows = [torch.autograd.grad(entry, x, retain_graph=True)[0].flatten() for entry in y.flatten()]
    return torch.stack(rows)
