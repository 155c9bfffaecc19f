"""Says True where the result is independent.

cause: inverted
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
        table[name] = torch.equal(made, before)
        source[...] = original
    return table
