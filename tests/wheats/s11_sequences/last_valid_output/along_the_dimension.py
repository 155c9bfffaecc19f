"""take_along_dim."""

import torch


def last_valid_output(output, lengths):
    low, high = lengths.aminmax()
    if low <= 0 or high > output.shape[1]:
        raise ValueError(f"{low} ... {high}")
    return torch.take_along_dim(output, (lengths - 1)[:, None, None], dim=1)[:, 0]
