"""Returns the value.

cause: value, not its slope
"""

import torch


def derivative(function, x):
    at = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
    value = function(at)
    if value.requires_grad:
        value.backward()
    return value.item()
