"""Multiplies a clone in place; autograd keeps what it needs."""


def dynamic_power(x, limit):
    power = x.clone()
    while not (power.abs() >= limit).any():
        if (x.abs() <= 1).all():
            raise ValueError("no power is ever that large")
        power *= x
    return power
