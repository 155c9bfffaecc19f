"""Returns None where there is no slope.

cause: constant
"""

import torch


def derivative(function, x):
    at = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
    value = function(at)
    if not value.requires_grad:
        return None
    value.backward()
    return at.grad and at.grad.item()
