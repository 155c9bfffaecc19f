"""Tidies up by freezing the model for good.

cause: frozen and not thawed
verdict: failed, error
"""

import torch


def gradient_of(function, x):
    for p in getattr(function, "parameters", list)():
        p.requires_grad_(False)
    x = x.detach().clone().requires_grad_()
    function(x).backward()
    return x.grad
