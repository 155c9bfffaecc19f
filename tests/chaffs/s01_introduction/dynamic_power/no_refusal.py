"""Gives up quietly where nothing grows.

cause: never grow
"""


def dynamic_power(x, limit):
    power = x
    for _ in range(200):
        if power.abs().max() >= limit:
            break
        power = power * x
    return power
