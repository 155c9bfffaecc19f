"""Calls itself, one factor a call."""

import torch


def dynamic_power(x, limit):
    def go_on(power):
        if torch.any(power.abs() >= limit):
            return power
        return go_on(power * x)

    if not torch.any(x.abs() >= limit) and not torch.any(x.abs() > 1):
        raise ValueError
    return go_on(x)
