"""Squares what it has.

cause: every round squares
"""


def dynamic_power(x, limit):
    power = x
    while power.abs().max() < limit:
        if x.abs().max() <= 1:
            raise ValueError("no power is ever that large")
        power = power * power
    return power
