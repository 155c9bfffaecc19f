"""Goes round for ever where nothing grows.

cause: none (the check runs out of time, and says so)
verdict: timeout
"""


def dynamic_power(x, limit):
    power = x
    while power.abs().max() < limit:
        power = power * x
    return power
