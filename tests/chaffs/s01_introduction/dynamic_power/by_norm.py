"""Compares the norm.

cause: a norm
"""


def dynamic_power(x, limit):
    power = x
    while power.norm() < limit:
        if x.abs().max() <= 1:
            raise ValueError("no power is ever that large")
        power = power * x
    return power
