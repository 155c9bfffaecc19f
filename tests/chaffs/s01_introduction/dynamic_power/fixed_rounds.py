"""Multiplies a fixed number of times.

cause: number of rounds does not depend
"""


def dynamic_power(x, limit):
    if x.abs().max() <= 1 and x.abs().max() < limit:
        raise ValueError("no power is ever that large")
    power = x
    for _ in range(2):
        power = power * x
    return power
