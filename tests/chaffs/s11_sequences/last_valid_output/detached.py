"""Collected as numbers, so that the graph is lost.

cause: graph is lost
verdict: failed, error
"""

import torch


def last_valid_output(output, lengths):
    if lengths.min() < 1 or lengths.max() > output.shape[1]:
        raise ValueError("impossible lengths")
    return torch.tensor([output[b, n - 1].tolist() for b, n in enumerate(lengths)], dtype=output.dtype)
