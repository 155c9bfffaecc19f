"""Makes all results first, then writes once."""

import copy

import numpy as np


def sharing_table(constructors, source):
    made = {name: construct(source) for name, construct in constructors.items()}
    before = {name: tensor.tolist() for name, tensor in made.items()}
    kept = copy.copy(source) if isinstance(source, np.ndarray) else source.clone()
    source[:] = source + 300
    table = {name: tensor.tolist() != before[name] for name, tensor in made.items()}
    source[:] = kept
    return table
