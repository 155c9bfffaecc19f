"""Changes the result instead of the source."""

import torch


def sharing_table(constructors, source):
    table = {}
    for name, construct in constructors.items():
        original = source.clone() if isinstance(source, torch.Tensor) else source.copy()
        construct(source).add_(1000)
        table[name] = bool((source != original).any())
        source[...] = original
    return table
