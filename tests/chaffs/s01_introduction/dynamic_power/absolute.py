"""Drops the signs.

cause: signs are lost
"""


def dynamic_power(x, limit):
    power = x.abs()
    while power.abs().max() < limit:
        if x.abs().max() <= 1:
            raise ValueError("no power is ever that large")
        power = power * x
    return power
