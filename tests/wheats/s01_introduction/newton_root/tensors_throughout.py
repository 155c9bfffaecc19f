"""Keeps tensors, detached between the rounds."""

import torch


def newton_root(function, start, tolerance=1e-10, max_steps=50):
    x = torch.tensor(start, dtype=torch.float64)
    left = max_steps
    while True:
        x = x.detach().requires_grad_()
        value = function(x)
        if value.abs() <= tolerance:
            return x.item()
        if left == 0:
            raise RuntimeError("too many steps")
        value.backward()
        if x.grad == 0:
            raise RuntimeError("flat")
        x = x - value / x.grad
        left -= 1
