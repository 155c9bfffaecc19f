"""Returns the power before the last factor.

cause: one factor too few
"""


def dynamic_power(x, limit):
    before, power = x, x
    while power.abs().max() < limit:
        if x.abs().max() <= 1:
            raise ValueError("no power is ever that large")
        before, power = power, power * x
    return before
