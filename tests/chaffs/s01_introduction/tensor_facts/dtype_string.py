"""Gives the dtype's name.

cause: dtype is to be the torch.dtype itself
"""


def tensor_facts(t):
    return {
        "shape": t.shape,
        "dimensions": t.ndim,
        "elements": t.numel(),
        "dtype": str(t.dtype),
        "bytes": t.nbytes,
        "device": str(t.device),
        "contiguous": t.is_contiguous(),
        "requires_grad": t.requires_grad,
        "leaf": t.is_leaf,
    }
