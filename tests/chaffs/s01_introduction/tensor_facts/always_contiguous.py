"""Makes the tensor contiguous before asking.

cause: view is not contiguous
"""


def tensor_facts(t):
    return {
        "shape": t.shape,
        "dimensions": t.ndim,
        "elements": t.numel(),
        "dtype": t.dtype,
        "bytes": t.nbytes,
        "device": str(t.device),
        "contiguous": t.contiguous().is_contiguous(),
        "requires_grad": t.requires_grad,
        "leaf": t.is_leaf,
    }
