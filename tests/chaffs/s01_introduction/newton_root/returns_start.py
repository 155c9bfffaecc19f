"""Returns an integer start as it is.

cause: an int came back
"""

import torch


def newton_root(function, start, tolerance=1e-10, max_steps=50):
    x = start
    for _ in range(max_steps + 1):
        at = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
        value = function(at)
        if abs(value.item()) <= tolerance:
            return x
        slope = torch.autograd.grad(value, at)[0].item()
        if slope == 0:
            break
        x = x - value.item() / slope
    raise RuntimeError("no root")
