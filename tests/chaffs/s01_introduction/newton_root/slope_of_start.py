"""Asks for the slope once.

cause: slope at the start was used
verdict: failed, error
"""

import torch


def newton_root(function, start, tolerance=1e-10, max_steps=50):
    at = torch.tensor(float(start), dtype=torch.float64, requires_grad=True)
    first = function(at)
    if abs(first.item()) <= tolerance:
        return float(start)
    slope = torch.autograd.grad(first, at)[0].item()
    x = float(start)
    for _ in range(max_steps + 1):
        value = function(torch.tensor(x, dtype=torch.float64)).item()
        if abs(value) <= tolerance:
            return x
        if slope == 0:
            break
        x -= value / slope
    raise RuntimeError("no root")
