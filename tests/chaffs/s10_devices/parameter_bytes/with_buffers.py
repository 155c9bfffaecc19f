"""Counts buffers as well.

cause: buffers were counted
"""

from collections import Counter, defaultdict

import torch


def parameter_bytes(model):
    sizes = Counter()
    for value in [*model.parameters(), *model.buffers()]:
        sizes[str(value.device)] += value.nbytes
    return dict(sizes)
