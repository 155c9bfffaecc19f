"""Refuses small numbers without comparing them with the limit.

cause: large enough as they are
verdict: failed, error
"""


def dynamic_power(x, limit):
    power = x
    while x.abs().max() <= 1 or power.abs().max() < limit:
        if x.abs().max() <= 1:
            raise ValueError("no power is ever that large")
        power = power * x
    return power
