"""Multiplies x itself in place.

cause: changed in place
verdict: failed, error
"""


def dynamic_power(x, limit):
    power = x
    while power.abs().max() < limit:
        if x.abs().max() <= 1:
            raise ValueError("no power is ever that large")
        power *= x
    return power
