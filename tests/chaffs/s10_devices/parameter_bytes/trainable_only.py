"""Leaves frozen parameters out.

cause: frozen parameters take memory
"""

from collections import Counter, defaultdict

import torch


def parameter_bytes(model):
    sizes = Counter()
    for value in model.parameters():
        if value.requires_grad:
            sizes[str(value.device)] += value.nbytes
    return dict(sizes)
