"""Writes to the first entries only.

cause: first numbers of the source
"""

import copy

import torch


def sharing_table(constructors, source):
    table = {}
    original = copy.deepcopy(source)
    for name, construct in constructors.items():
        made = construct(source)
        before = made.clone()
        source[0] = 111
        table[name] = not torch.equal(made, before)
        source[...] = original
    return table
