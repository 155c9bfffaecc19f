"""Keeps one leaf for equal numbers, so that slopes add up.

cause: gradients add up
"""

import torch


LEAVES = {}


def derivative(function, x):
    at = LEAVES.setdefault(x, torch.tensor(float(x), dtype=torch.float64, requires_grad=True))
    value = function(at)
    if not value.requires_grad:
        return 0.0
    value.backward()
    return 0.0 if at.grad is None else at.grad.item()
