"""Switches requires_grad off for the step, and never on again.

cause: does not require a gradient any more
verdict: failed, error
"""

import torch


def descend(parameters, lr):
    for p in parameters:
        if p.grad is not None:
            p.requires_grad_(False)
            p -= lr * p.grad
            p.grad = None
