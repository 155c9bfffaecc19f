"""Starts with an entry for the CPU.

cause: it takes no bytes on no device
"""

from collections import Counter, defaultdict

import torch


def parameter_bytes(model):
    sizes = {"cpu": 0}
    for value in model.parameters():
        sizes[str(value.device)] = sizes.get(str(value.device), 0) + value.nbytes
    return sizes
