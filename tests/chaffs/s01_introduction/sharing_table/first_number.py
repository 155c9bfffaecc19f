"""Writes to the first number only.

cause: only the first number, or
"""

import copy

import torch


def sharing_table(constructors, source):
    table = {}
    original = copy.deepcopy(source)
    for name, construct in constructors.items():
        made = construct(source)
        before = made.clone()
        source[(0,) * source.ndim] = 111
        table[name] = not torch.equal(made, before)
        source[...] = original
    return table
