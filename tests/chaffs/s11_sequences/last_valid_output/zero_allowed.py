"""A length of 0 passes the check.

cause: unnoticed
"""

import torch


def last_valid_output(output, lengths):
    if lengths.min() < 0 or lengths.max() > output.shape[1]:
        raise ValueError("impossible lengths")
    return output[torch.arange(len(output)), lengths - 1]
