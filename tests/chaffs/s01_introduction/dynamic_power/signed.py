"""Compares the largest number, sign and all.

cause: one factor too many
"""


def dynamic_power(x, limit):
    power = x
    while power.max() < limit:
        if x.max() <= 1 and len(str(power.abs().max())) > 30 or power.abs().max() > 1e9:
            raise ValueError("no power is ever that large")
        power = power * x
    return power
