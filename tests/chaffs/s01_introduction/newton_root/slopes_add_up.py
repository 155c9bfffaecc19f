"""Moves one leaf and never clears its gradient.

cause: gradients add up
"""

import torch


def newton_root(function, start, tolerance=1e-10, max_steps=50):
    x = torch.tensor(float(start), dtype=torch.float64, requires_grad=True)
    for _ in range(max_steps + 1):
        value = function(x)
        if abs(value.item()) <= tolerance:
            return x.item()
        value.backward()
        if x.grad == 0:
            break
        with torch.no_grad():
            x -= value / x.grad
    raise RuntimeError("no root")
