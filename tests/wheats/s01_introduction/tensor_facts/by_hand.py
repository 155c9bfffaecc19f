"""Counts elements and bytes from the shape, and strides by hand."""

import math


def tensor_facts(t):
    elements = math.prod(t.shape)
    wanted, expected = [], 1
    for size in reversed(t.shape):
        wanted.append(expected)
        expected *= size
    row_major = all(
        size == 1 or step == ours for size, step, ours in zip(t.shape, t.stride(), reversed(wanted), strict=True)
    )
    return {
        "shape": tuple(t.shape),
        "dimensions": len(t.shape),
        "elements": elements,
        "dtype": t.dtype,
        "bytes": elements * t.element_size(),
        "device": str(t.device),
        "contiguous": elements == 0 or row_major,
        "requires_grad": t.requires_grad,
        "leaf": t.grad_fn is None,
    }
