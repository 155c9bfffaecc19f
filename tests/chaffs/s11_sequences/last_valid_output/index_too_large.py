"""Counts the steps from 1.

cause: number n - 1
verdict: failed, error
"""

import torch


def last_valid_output(output, lengths):
    if lengths.min() < 1 or lengths.max() > output.shape[1]:
        raise ValueError("impossible lengths")
    return output[torch.arange(len(output)), lengths]
