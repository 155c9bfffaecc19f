"""Reads .grad of an intermediate result.

cause: .grad is filled for leaves only
"""

import torch


def tutorial_gradient(values):
    x = values.detach().clone().requires_grad_() if values.is_floating_point() else values.float().requires_grad_()
    x = x + 0
    (3 * (x + 2) ** 2).mean().backward()
    return x.grad
