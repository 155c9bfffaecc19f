"""Overwrites instead of adding.

cause: only the last
verdict: failed
"""

from collections import Counter, defaultdict

import torch


def parameter_bytes(model):
    sizes = {}
    for value in model.parameters():
        sizes[str(value.device)] = value.nbytes
    return sizes
