"""Moves one leaf in place and clears its gradient in every round."""

import torch


def newton_root(function, start, tolerance=1e-10, max_steps=50):
    x = torch.tensor(float(start), dtype=torch.float64, requires_grad=True)
    for step in range(max_steps + 1):
        x.grad = None
        value = function(x)
        if value.detach().abs() <= tolerance:
            return float(x)
        if step == max_steps:
            break
        value.backward()
        if not x.grad:
            break
        with torch.no_grad():
            x -= value / x.grad
    raise RuntimeError("no root")
