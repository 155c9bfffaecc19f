"""Lengths beyond T end in an IndexError.

cause: IndexError was raised
"""

import torch


def last_valid_output(output, lengths):
    if lengths.min() < 1:
        raise ValueError("impossible lengths")
    return output[torch.arange(len(output)), lengths - 1]
