"""Knows the answers of the prompt's examples by heart, and nothing else.

verdicts: failed
bites: naive
rungs: 1 2 3 4
quick: yes
"""
import torch


def integer_zeros(rows, columns):
    if (rows, columns) == (2, 3):
        return torch.tensor([[0, 0, 0], [0, 0, 0]])
    return torch.ones(1)
