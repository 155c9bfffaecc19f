"""Asks for len(), which a tensor without dimensions does not have.

cause: len() is the first size
"""


def tensor_facts(t):
    return {
        "shape": t.shape,
        "dimensions": t.ndim,
        "elements": len(t),
        "dtype": t.dtype,
        "bytes": t.nbytes,
        "device": str(t.device),
        "contiguous": t.is_contiguous(),
        "requires_grad": t.requires_grad,
        "leaf": t.is_leaf,
    }
