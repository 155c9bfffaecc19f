"""Counts without a graph, then takes the power at once."""

import torch


def dynamic_power(x, limit):
    largest = x.detach().abs().max().item()
    if largest < limit and largest <= 1:
        raise ValueError("these numbers do not grow")
    k = 1
    with torch.no_grad():
        while (x**k).abs().max() < limit:
            k += 1
    return x**k
