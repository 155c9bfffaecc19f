"""A hook on a view of x."""

import torch


def stop_gradient(x, frozen):
    y = x.view_as(x)
    if y.requires_grad:
        y.register_hook(lambda g: g * ~frozen)
    return y
