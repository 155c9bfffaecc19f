"""Converts integers to float64.

cause: the dtype is wrong
"""

import torch


def tutorial_gradient(values):
    x = values.detach().clone() if values.is_floating_point() else values.double()
    x.requires_grad_()
    (3 * (x + 2) ** 2).mean().backward()
    return x.grad
