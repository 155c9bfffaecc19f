"""NumPy computes, and the gradients are lost.

cause: detach() the tensor first
verdict: error
"""

import torch


def standardize_columns(x):
    x = x if x.is_floating_point() else x.float()
    deviation = torch.from_numpy(x.numpy().std(axis=0, ddof=1))
    return (x - x.mean(dim=0)) / torch.where(deviation > 0, deviation, 1)
