"""Takes memory by tensors, and writes to all of it.

verdicts: out_of_memory
checks: 1
limits: slow
bites: no: unsafe without a wall
quick: yes
"""
import torch


def integer_zeros(rows, columns):
    kept = []
    while True:
        kept.append(torch.ones(8 << 20))
