"""Counts four bytes an element.

cause: as if every element took four
"""


def tensor_facts(t):
    return {
        "shape": t.shape,
        "dimensions": t.ndim,
        "elements": t.numel(),
        "dtype": t.dtype,
        "bytes": t.numel() * 4,
        "device": str(t.device),
        "contiguous": t.is_contiguous(),
        "requires_grad": t.requires_grad,
        "leaf": t.is_leaf,
    }
