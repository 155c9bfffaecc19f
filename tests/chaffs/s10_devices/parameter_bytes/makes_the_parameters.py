"""Makes a copy to measure it.

cause: asked for more than
verdict: error, out_of_memory
"""

from collections import Counter, defaultdict

import torch


def parameter_bytes(model):
    sizes = Counter()
    for value in model.parameters():
        real = torch.empty_like(value, device="cpu")
        sizes[str(value.device)] += real.untyped_storage().nbytes()
    return dict(sizes)
