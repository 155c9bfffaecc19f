"""Compares the sum of the absolute values.

cause: added up
"""


def dynamic_power(x, limit):
    power = x
    while power.abs().sum() < limit:
        if x.abs().max() <= 1:
            raise ValueError("no power is ever that large")
        power = power * x
    return power
