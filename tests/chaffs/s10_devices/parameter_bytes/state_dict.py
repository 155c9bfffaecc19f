"""Adds up the state, where shared parameters come twice and buffers, too.

cause: parameters() knows both
"""

from collections import Counter, defaultdict

import torch


def parameter_bytes(model):
    sizes = {}
    for value in model.state_dict().values():
        sizes[str(value.device)] = sizes.get(str(value.device), 0) + value.nbytes
    return sizes
