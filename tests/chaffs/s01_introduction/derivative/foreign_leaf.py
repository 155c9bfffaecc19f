"""Forgets that the function may use another leaf only.

cause: does not use its argument is constant
verdict: error
"""

import torch


def derivative(function, x):
    at = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
    value = function(at)
    if not value.requires_grad:
        return 0.0
    value.backward()
    return at.grad.item()
