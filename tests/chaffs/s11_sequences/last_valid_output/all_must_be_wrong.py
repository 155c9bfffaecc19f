"""Refuses a batch only if all its lengths are wrong.

cause: unnoticed
verdict: failed, error
"""

import torch


def last_valid_output(output, lengths):
    steps = output.shape[1]
    if (lengths < 1).all() or (lengths > steps).all():
        raise ValueError("impossible lengths")
    return output[torch.arange(len(output)), lengths - 1]
