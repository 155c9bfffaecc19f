"""Leaves the factor 3 out.

cause: factor 3 is missing
"""

import torch


def tutorial_gradient(values):
    x = values.detach().to(values.dtype if values.is_floating_point() else torch.float32).requires_grad_()
    ((x + 2) ** 2).mean().backward()
    return x.grad
