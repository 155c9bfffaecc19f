"""Takes the length for the number of elements.

cause: elements is the first size alone
"""


def tensor_facts(t):
    return {
        "shape": t.shape,
        "dimensions": t.ndim,
        "elements": len(t) if t.dim() else 0,
        "dtype": t.dtype,
        "bytes": t.nbytes,
        "device": str(t.device),
        "contiguous": t.is_contiguous(),
        "requires_grad": t.requires_grad,
        "leaf": t.is_leaf,
    }
