"""Asks torch.func for slope and value in one go, recursively."""

import torch


def newton_root(function, start, tolerance=1e-10, max_steps=50):
    at = torch.as_tensor(float(start), dtype=torch.float64)
    slope, value = torch.func.grad_and_value(function)(at)
    if abs(value) <= tolerance:
        return at.item()
    if max_steps == 0 or slope == 0:
        raise RuntimeError("no root")
    return newton_root(function, (at - value / slope).item(), tolerance, max_steps - 1)
