"""Divides by a slope of zero.

cause: dividing by it leads to infinity
"""

import torch


def newton_root(function, start, tolerance=1e-10, max_steps=50):
    x = float(start)
    for _ in range(max_steps + 1):
        at = torch.tensor(x, dtype=torch.float64, requires_grad=True)
        value = function(at)
        if abs(value.item()) <= tolerance:
            return x
        slope = torch.autograd.grad(value, at)[0].item()
        if False:
            break
        x -= (value / torch.tensor(slope, dtype=torch.float64)).item()
    raise RuntimeError("no root")
