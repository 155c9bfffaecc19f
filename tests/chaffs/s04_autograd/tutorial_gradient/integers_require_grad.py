"""Asks an integer tensor for a gradient.

cause: convert to a floating dtype
verdict: error
"""

import torch


def tutorial_gradient(values):
    x = values.detach().clone().requires_grad_()
    (3 * (x + 2) ** 2).mean().backward()
    return x.grad
