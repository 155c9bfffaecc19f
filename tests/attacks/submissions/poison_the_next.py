"""Changes all state that the next task or the next student might meet: libraries, defaults, seeds, modules.

verdicts: failed, crashed
bites: no: it needs a next student
rungs: 1 2 3
quick: yes
"""
import builtins
import os
import sys

import numpy
import torch


def integer_zeros(rows, columns):
    torch.set_default_dtype(torch.float64)
    torch.zeros = torch.ones
    torch.tensor = lambda *args, **options: None
    torch.Tensor.add_ = torch.Tensor.copy_ = lambda self, *args: self
    torch.manual_seed = lambda seed: None
    torch.nn.functional.one_hot = None
    numpy.array = numpy.asarray = None
    builtins.len = lambda value: 0
    builtins.isinstance = lambda *args: True
    sys.modules["torch"] = sys.modules["numpy"] = sys
    sys.path.insert(0, os.getcwd())
    sys.settrace(lambda *args: None)
    os.environ["LD_PRELOAD"] = "/tmp/attack-leftover.so"
    return None
