"""A length of 0 takes the last step.

cause: unnoticed
"""

import torch


def last_valid_output(output, lengths):
    if lengths.max() > output.shape[1]:
        raise ValueError("impossible lengths")
    return output[torch.arange(len(output)), lengths - 1]
