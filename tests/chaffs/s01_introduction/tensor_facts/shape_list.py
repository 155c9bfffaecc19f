"""Gives the shape as a list.

cause: shape is to be a tuple of ints
"""


def tensor_facts(t):
    return {
        "shape": list(t.shape),
        "dimensions": t.ndim,
        "elements": t.numel(),
        "dtype": t.dtype,
        "bytes": t.nbytes,
        "device": str(t.device),
        "contiguous": t.is_contiguous(),
        "requires_grad": t.requires_grad,
        "leaf": t.is_leaf,
    }
