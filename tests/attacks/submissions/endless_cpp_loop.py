"""Loops without end inside PyTorch's C++: the interpreter of TorchScript, else a sum that takes hours.

verdicts: timeout
checks: 1
bites: no: a plain grader would hang
"""
import torch


def integer_zeros(rows, columns):
    while True:
        torch.zeros(1, dtype=torch.int8).expand(1 << 42).sum()
