"""Writes to the last entries only.

cause: last numbers
"""

import copy

import torch


def sharing_table(constructors, source):
    table = {}
    original = copy.deepcopy(source)
    for name, construct in constructors.items():
        made = construct(source)
        before = made.clone()
        source[-1] = 111
        table[name] = not torch.equal(made, before)
        source[...] = original
    return table
