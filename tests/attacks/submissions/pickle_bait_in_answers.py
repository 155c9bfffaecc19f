"""Returns modules, code, generators, open files and objects with __reduce__, __getstate__ and __array__.

verdicts: failed, error
bites: no: it needs a grader that unpickles
rungs: 1 2 3 4
"""
import os

import torch


class Bait:
    def __reduce__(self):
        return (os.system, ("touch attack-leftover-pickle",))

    def __array__(self, *args):
        print("worked: __array__ was called")
        raise SystemExit

    def __torch_function__(self, *args, **options):
        print("worked: __torch_function__ was called")
        raise SystemExit

    def __index__(self):
        print("worked: __index__ was called")
        return 1

    __float__ = __int__ = __len__ = __iter__ = __bool__ = __index__


def integer_zeros(rows, columns):
    return [Bait(), Bait, torch, (x for x in ()), integer_zeros, integer_zeros.__code__, torch.nn.Linear(2, 2)]
