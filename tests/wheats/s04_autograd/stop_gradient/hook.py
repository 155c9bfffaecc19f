"""A hook that masks the gradient on its way back."""

import torch


def stop_gradient(x, frozen):
    y = x.clone()
    if y.requires_grad:
        y.register_hook(lambda gradient: gradient.masked_fill(frozen, 0))
    return y
