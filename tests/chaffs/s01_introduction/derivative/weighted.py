"""Passes x as the weight of the output.

cause: slope times x
"""

import torch


def derivative(function, x):
    at = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
    value = function(at)
    if not value.requires_grad:
        return 0.0
    value.backward(at.detach())
    return 0.0 if at.grad is None else at.grad.item()
