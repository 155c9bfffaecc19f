"""Keeps the devices themselves for keys.

cause: make text of them
"""

from collections import Counter, defaultdict

import torch


def parameter_bytes(model):
    sizes = Counter()
    for value in model.parameters():
        sizes[value.device] += value.nbytes
    return dict(sizes)
