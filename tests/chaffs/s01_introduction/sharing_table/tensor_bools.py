"""Gives tensors in place of bools.

cause: tensor
"""

import copy


def sharing_table(constructors, source):
    table = {}
    original = copy.deepcopy(source)
    for name, construct in constructors.items():
        made = construct(source)
        before = made.clone()
        source += 1
        table[name] = (made != before).any()
        source[...] = original
    return table
