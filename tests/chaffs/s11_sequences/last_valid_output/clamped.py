"""Impossible lengths are bent into range.

cause: unnoticed
"""

import torch


def last_valid_output(output, lengths):
    lengths = lengths.clamp(1, output.shape[1])
    return output[torch.arange(len(output)), lengths - 1]
