"""Zeroes the frozen elements of x itself.

cause: x was written to
verdict: failed, error
"""

import torch


def stop_gradient(x, frozen):
    kept = x.detach().clone()
    with torch.no_grad():
        x[frozen] = 0
    return torch.where(frozen, kept, x)
