"""Returns 60 MB of numbers: a grader that sorts or widens them runs out of memory itself.

task: uniform
verdicts: failed, error, crashed, out_of_memory
checks: 2
bites: no: it only costs time
"""
import torch


def uniform(*args, **options):
    return torch.zeros(60 << 20, dtype=torch.uint8)
