"""Returns a tensor.

cause: a tensor came back
"""

import torch


def newton_root(function, start, tolerance=1e-10, max_steps=50):
    x = float(start)
    for _ in range(max_steps + 1):
        at = torch.tensor(x, dtype=torch.float64, requires_grad=True)
        value = function(at)
        if abs(value.item()) <= tolerance:
            return at.detach()
        slope = torch.autograd.grad(value, at)[0].item()
        if slope == 0:
            break
        x -= value.item() / slope
    raise RuntimeError("no root")
