"""Writes zeros, which may be there already.

cause: stood there already
"""

import copy

import torch


def sharing_table(constructors, source):
    table = {}
    original = copy.deepcopy(source)
    for name, construct in constructors.items():
        made = construct(source)
        before = made.clone()
        source[...] = 0
        table[name] = not torch.equal(made, before)
        source[...] = original
    return table
