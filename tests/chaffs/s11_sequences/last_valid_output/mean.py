"""The mean over the real steps.

cause: mean over
"""

import torch


def last_valid_output(output, lengths):
    if lengths.min() < 1 or lengths.max() > output.shape[1]:
        raise ValueError("impossible lengths")
    steps = torch.arange(output.shape[1]) < lengths.unsqueeze(1)
    return (output * steps.unsqueeze(2)).sum(1) / lengths.unsqueeze(1).to(output.dtype)
