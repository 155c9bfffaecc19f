"""Carries the graph along: wasteful, but the numbers are right."""

import torch


def newton_root(function, start, tolerance=1e-10, max_steps=50):
    x = torch.tensor(float(start), dtype=torch.float64, requires_grad=True)
    for n in range(max_steps + 1):
        y = function(x)
        if abs(y) <= tolerance:
            return x.item()
        (slope,) = torch.autograd.grad(y, x, retain_graph=True)
        if slope == 0 or n == max_steps:
            raise RuntimeError("no root here")
        x = x - y / slope
