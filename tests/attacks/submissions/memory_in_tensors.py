"""Takes memory by tensors, and writes to all of it.

verdicts: out_of_memory
bites: no: unsafe without a wall
quick: yes
"""
import torch


def integer_zeros(rows, columns):
    kept = []
    while True:
        kept.append(torch.ones(8 << 20))
