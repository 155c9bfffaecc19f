"""Cuts the gradient off.

cause: no gradient flows
verdict: error
"""

import torch


def sliding_windows(x, size, step):
    if x.shape[-1] < size:
        return x.new_empty(*x.shape[:-1], 0, size)
    return x.detach().unfold(-1, size, step).clone()
