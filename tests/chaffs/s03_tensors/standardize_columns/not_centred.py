"""The mean is not subtracted.

cause: the mean was not subtracted
"""

import torch


def standardize_columns(x):
    x = x if x.is_floating_point() else x.float()
    deviation = x.std(dim=0)
    return x / torch.where(deviation > 0, deviation, 1)
