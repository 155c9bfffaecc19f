"""Uses the other names of the same facts."""


def tensor_facts(t):
    return {
        "shape": tuple(t.size()),
        "dimensions": t.dim(),
        "elements": t.nelement(),
        "dtype": t.dtype,
        "bytes": t.numel() * t.dtype.itemsize,
        "device": t.device.type,
        "contiguous": t.is_contiguous(),
        "requires_grad": t.requires_grad,
        "leaf": t.is_leaf,
    }
