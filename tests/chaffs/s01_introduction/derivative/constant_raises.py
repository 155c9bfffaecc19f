"""Calls backward on a constant.

cause: does not use its argument is constant
verdict: error
"""

import torch


def derivative(function, x):
    at = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
    function(at).backward()
    return at.grad.item()
