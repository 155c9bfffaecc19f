"""Random integers from 0 up to but not including 1."""

import torch


def integer_zeros(rows, columns):
    return torch.randint(0, 1, (rows, columns))
