"""Multiplies by a detached x.

cause: only one of the factors
"""


def dynamic_power(x, limit):
    power = x
    while power.abs().max() < limit:
        if x.abs().max() <= 1:
            raise ValueError("no power is ever that large")
        power = power * x.abs().detach() * x.sign().detach()
    return power
