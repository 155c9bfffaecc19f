"""Step number n, not n - 1.

cause: too late
"""

import torch


def last_valid_output(output, lengths):
    if lengths.min() < 1 or lengths.max() > output.shape[1]:
        raise ValueError("impossible lengths")
    return output[torch.arange(len(output)), lengths.clamp(max=output.shape[1] - 1)]
