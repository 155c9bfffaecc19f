"""Counts entries.

cause: each takes element_size() bytes
"""

from collections import Counter, defaultdict

import torch


def parameter_bytes(model):
    sizes = Counter()
    for value in model.parameters():
        sizes[str(value.device)] += value.numel()
    return dict(sizes)
