"""Keeps the graph behind the gradient.

cause: drags a graph along
"""

import torch


def tutorial_gradient(values):
    x = values.detach().to(values.dtype if values.is_floating_point() else torch.float32).requires_grad_()
    return torch.autograd.grad((3 * (x + 2) ** 2).mean(), x, create_graph=True)[0]
