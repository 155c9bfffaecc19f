"""Gives the device itself.

cause: device is to be a string
"""


def tensor_facts(t):
    return {
        "shape": t.shape,
        "dimensions": t.ndim,
        "elements": t.numel(),
        "dtype": t.dtype,
        "bytes": t.nbytes,
        "device": t.device,
        "contiguous": t.is_contiguous(),
        "requires_grad": t.requires_grad,
        "leaf": t.is_leaf,
    }
