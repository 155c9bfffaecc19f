"""Begins with a .grad of zero and lets backward add to it."""

import torch


def derivative(function, x):
    at = torch.zeros((), dtype=torch.float64, requires_grad=True)
    with torch.no_grad():
        at += x
    at.grad = torch.zeros_like(at)
    try:
        function(at).backward()
    except RuntimeError:
        pass
    return at.grad.item()
