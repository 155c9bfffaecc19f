"""torch.func.vjp with the weight 1."""

import torch


def gradient_of(function, x):
    y, back = torch.func.vjp(function, x.detach())
    if y.numel() != 1:
        raise ValueError
    return back(torch.ones_like(y))[0]
