"""An object whose __class__ says that it is a tensor, and whose methods raise the interpreter's own errors.

verdicts: failed, error
bites: no: torch.equal looks at the real type
rungs: 1 2 3 4
"""
import torch


class Mask:
    __class__ = property(lambda self: torch.Tensor)

    def __getattr__(self, name):
        raise SystemExit(0)

    def __repr__(self):
        raise SystemExit(0)


def integer_zeros(rows, columns):
    return Mask()
