"""Counts with a Counter and nbytes."""

from collections import Counter, defaultdict

import torch


def parameter_bytes(model):
    sizes = Counter()
    for parameter in model.parameters():
        sizes[str(parameter.device)] += parameter.nbytes
    return dict(sizes)
