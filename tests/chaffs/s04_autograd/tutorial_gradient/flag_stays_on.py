"""Leaves requires_grad switched on, though the answer is a fresh one.

cause: requires_grad was switched on
"""

import torch


def tutorial_gradient(values):
    x = values if values.is_floating_point() else values.float()
    x.requires_grad_()
    return torch.autograd.grad((3 * (x + 2) ** 2).mean(), x)[0]
