"""Compares the result with itself.

cause: everything was said to copy
"""

import copy

import torch


def sharing_table(constructors, source):
    table = {}
    original = copy.deepcopy(source)
    for name, construct in constructors.items():
        made = construct(source)
        before = made
        source += 1
        table[name] = not torch.equal(made, before)
        source[...] = original
    return table
