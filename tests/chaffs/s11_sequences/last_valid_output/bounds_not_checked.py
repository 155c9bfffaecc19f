"""Nothing is checked: 0 takes the last step.

cause: unnoticed
verdict: failed, error
"""

import torch


def last_valid_output(output, lengths):
    return output[torch.arange(len(output)), lengths - 1]
