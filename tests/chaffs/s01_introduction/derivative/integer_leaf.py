"""Makes a leaf of whatever x is.

cause: integers cannot require gradients
verdict: error
"""

import torch


def derivative(function, x):
    at = torch.tensor(x, requires_grad=True, dtype=torch.float64 if isinstance(x, float) else None)
    value = function(at)
    if not value.requires_grad:
        return 0.0
    value.backward()
    return 0.0 if at.grad is None else at.grad.item()
