"""Goes through the modules one by one.

cause: the shared parameter was counted twice
"""

from collections import Counter, defaultdict

import torch


def parameter_bytes(model):
    sizes = Counter()
    for module in model.modules():
        for value in module.parameters(recurse=False):
            sizes[str(value.device)] += value.nbytes
    return dict(sizes)
