"""Counts gradients as well.

cause: gradients were counted
"""

from collections import Counter, defaultdict

import torch


def parameter_bytes(model):
    sizes = Counter()
    for value in model.parameters():
        sizes[str(value.device)] += value.nbytes + (0 if value.grad is None else value.grad.nbytes)
    return dict(sizes)
