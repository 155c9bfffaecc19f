"""Gives the bytes of one element.

cause: bytes of one element
"""


def tensor_facts(t):
    return {
        "shape": t.shape,
        "dimensions": t.ndim,
        "elements": t.numel(),
        "dtype": t.dtype,
        "bytes": t.element_size(),
        "device": str(t.device),
        "contiguous": t.is_contiguous(),
        "requires_grad": t.requires_grad,
        "leaf": t.is_leaf,
    }
