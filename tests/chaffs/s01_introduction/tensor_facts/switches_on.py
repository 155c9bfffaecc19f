"""Asks whether a gradient is possible by switching it on.

cause: requires_grad
"""


def tensor_facts(t):
    if t.is_floating_point() and t.is_leaf:
        t.requires_grad_()
    return {
        "shape": t.shape,
        "dimensions": t.ndim,
        "elements": t.numel(),
        "dtype": t.dtype,
        "bytes": t.nbytes,
        "device": str(t.device),
        "contiguous": t.is_contiguous(),
        "requires_grad": t.requires_grad,
        "leaf": t.is_leaf,
    }
