"""Switches the gradient on for the caller's tensor.

cause: nobody wanted
"""


def dynamic_power(x, limit):
    if x.is_leaf:
        x.requires_grad_()
    power = x
    while power.abs().max() < limit:
        if x.abs().max() <= 1:
            raise ValueError("no power is ever that large")
        power = power * x
    return power
