"""Switches requires_grad on for the caller's own tensor, so gradients pile up there.

cause: gradients add up
"""

import torch


def tutorial_gradient(values):
    x = values if values.is_floating_point() else values.float()
    x.requires_grad_()
    (3 * (x + 2) ** 2).mean().backward()
    return x.grad
