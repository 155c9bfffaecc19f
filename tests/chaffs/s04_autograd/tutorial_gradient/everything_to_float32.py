"""Converts float64 to float32 as well.

cause: the dtype is wrong
"""

import torch


def tutorial_gradient(values):
    x = values.detach().float().clone().requires_grad_()
    (3 * (x + 2) ** 2).mean().backward()
    return x.grad
