"""Compares the mean.

cause: mean was compared
"""


def dynamic_power(x, limit):
    power = x
    while power.abs().mean() < limit:
        if x.abs().max() <= 1 or power.abs().max() > 1e30:
            raise ValueError("no power is ever that large")
        power = power * x
    return power
