"""Gives every entry a power of its own.

cause: every entry went its own way
"""

import torch


def dynamic_power(x, limit):
    power = x
    while power.abs().max() < limit:
        if x.abs().max() <= 1:
            raise ValueError("no power is ever that large")
        power = power * x
    for _ in range(40):
        power = torch.where((power.abs() < limit) & (x.abs() > 1), power * x, power)
    return power
