"""Works in the caller's tensor.

cause: changed in place
verdict: failed, error
"""

import torch


def standardize_columns(x):
    x = x if x.is_floating_point() else x.float()
    x -= x.mean(dim=0)
    deviation = x.std(dim=0)
    x /= torch.where(deviation > 0, deviation, 1)
    return x
