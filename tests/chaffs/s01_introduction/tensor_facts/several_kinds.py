"""A list, a string and a method that is not called.

cause: shape is to be a tuple of ints
"""


def tensor_facts(t):
    return {
        "shape": list(t.shape),
        "dimensions": t.dim(),
        "elements": t.numel(),
        "dtype": str(t.dtype),
        "bytes": t.nbytes,
        "device": str(t.device),
        "contiguous": t.is_contiguous,
        "requires_grad": t.requires_grad,
        "leaf": t.is_leaf,
    }
