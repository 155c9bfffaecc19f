"""Puts the numbers back by subtracting, which rounds.

cause: left with other numbers
"""

import copy

import torch


def sharing_table(constructors, source):
    table = {}
    original = copy.deepcopy(source)
    for name, construct in constructors.items():
        made = construct(source)
        before = made.clone()
        source += 1
        table[name] = not torch.equal(made, before)
        source -= 1
    return table
