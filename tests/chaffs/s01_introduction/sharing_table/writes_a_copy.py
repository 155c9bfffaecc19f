"""Adds to a new object, not in place.

cause: everything was said to copy
"""

import copy

import torch


def sharing_table(constructors, source):
    table = {}
    original = copy.deepcopy(source)
    for name, construct in constructors.items():
        made = construct(source)
        before = made.clone()
        source = source + 1
        table[name] = not torch.equal(made, before)
        source = original
    return table
