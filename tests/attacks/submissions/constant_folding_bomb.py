"""An expression that the compiler would fold into gigabytes.

verdicts: error, failed, timeout, out_of_memory
checks: 1
bites: no: Python's compiler knows better
"""
import torch


def integer_zeros(rows, columns):
    return torch.tensor(len("x" * (1 << 28) * 16))
