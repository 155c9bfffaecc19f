"""Works in float32.

cause: right to a few digits only
"""

import torch


def derivative(function, x):
    at = torch.tensor(float(x), requires_grad=True)
    value = function(at)
    if not value.requires_grad:
        return 0.0
    value.backward()
    return 0.0 if at.grad is None else at.grad.item()
