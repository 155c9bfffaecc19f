"""The deviation is taken out of the graph.

cause: none: the gradient is wrong, not missing
"""

import torch


def standardize_columns(x):
    x = x if x.is_floating_point() else x.float()
    deviation = x.std(dim=0).detach()
    return (x - x.mean(dim=0)) / torch.where(deviation > 0, deviation, 1)
