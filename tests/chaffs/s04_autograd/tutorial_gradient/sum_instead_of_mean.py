"""Differentiates the sum.

cause: gradient of the sum
"""

import torch


def tutorial_gradient(values):
    x = values.detach().to(values.dtype if values.is_floating_point() else torch.float32).requires_grad_()
    (3 * (x + 2) ** 2).sum().backward()
    return x.grad
