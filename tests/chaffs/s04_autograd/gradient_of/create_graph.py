"""Returns a gradient that carries its own graph.

cause: drags a graph along
"""

import torch


def gradient_of(function, x):
    x = x.detach().requires_grad_()
    return torch.autograd.grad(function(x), x, create_graph=True)[0]
