"""Takes every number for four bytes.

cause: every entry was counted as four bytes
"""

from collections import Counter, defaultdict

import torch


def parameter_bytes(model):
    sizes = Counter()
    for value in model.parameters():
        sizes[str(value.device)] += 4 * value.numel()
    return dict(sizes)
