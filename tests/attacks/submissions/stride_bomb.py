"""A tensor of 10^11 elements that takes four bytes, until somebody copies it.

verdicts: error
shows: may travel at once
bites: no: it would fill the memory
rungs: 1 2 3 4
quick: yes
"""
import torch


def integer_zeros(rows, columns):
    return torch.zeros(1, dtype=torch.int64).expand(10**11)
