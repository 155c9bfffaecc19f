"""Asks NumPy whether the two memories overlap."""

import numpy as np


def sharing_table(constructors, source):
    table = {}
    for name, construct in constructors.items():
        made = construct(source)
        table[name] = bool(np.shares_memory(np.asarray(source), made.detach().numpy()))
    return table
