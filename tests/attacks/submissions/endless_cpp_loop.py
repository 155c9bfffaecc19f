"""Stays inside PyTorch's C++ for hours: the sum of 10^12 elements that are all the same one.

verdicts: timeout
checks: 1
bites: no: a plain grader would hang
"""
import torch


def integer_zeros(rows, columns):
    while True:
        torch.zeros(1, dtype=torch.int64).expand(1 << 40).sum()
