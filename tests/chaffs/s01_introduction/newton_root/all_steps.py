"""Takes all the steps it may.

cause: all of max_steps
"""

import torch


def newton_root(function, start, tolerance=1e-10, max_steps=50):
    x = float(start)
    for _ in range(max_steps):
        at = torch.tensor(x, dtype=torch.float64, requires_grad=True)
        value = function(at)
        if value == 0:
            return x
        slope = torch.autograd.grad(value, at)[0].item()
        if slope == 0:
            raise RuntimeError("flat")
        x -= value.item() / slope
    if abs(function(torch.tensor(x, dtype=torch.float64)).item()) <= tolerance:
        return x
    raise RuntimeError("no root")
