"""The method itself.

cause: is_contiguous is a method
"""


def tensor_facts(t):
    return {
        "shape": t.shape,
        "dimensions": t.dim(),
        "elements": t.numel(),
        "dtype": t.dtype,
        "bytes": t.nbytes,
        "device": str(t.device),
        "contiguous": t.is_contiguous,
        "requires_grad": t.requires_grad,
        "leaf": t.is_leaf,
    }
