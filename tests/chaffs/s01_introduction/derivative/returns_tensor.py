"""Returns the gradient as a tensor.

cause: a tensor came back
"""

import torch


def derivative(function, x):
    at = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
    value = function(at)
    if not value.requires_grad:
        return 0.0
    value.backward()
    return torch.tensor(0.0) if at.grad is None else at.grad
