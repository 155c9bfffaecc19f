"""Step n - 2.

cause: too early
verdict: failed, error
"""

import torch


def last_valid_output(output, lengths):
    if lengths.min() < 1 or lengths.max() > output.shape[1]:
        raise ValueError("impossible lengths")
    return output[torch.arange(len(output)), lengths - 2]
