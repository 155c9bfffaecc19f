"""The caller's outputs are overwritten with zeros.

cause: changed in place
verdict: failed, error
"""

import torch


def last_valid_output(output, lengths):
    if lengths.min() < 1 or lengths.max() > output.shape[1]:
        raise ValueError("impossible lengths")
    for row, n in zip(output.data, lengths):
        row[n:] = 0
    return output[torch.arange(len(output)), lengths - 1]
