"""A straight line with corners.

cause: hardsigmoid
"""

from torch.nn import functional as F


def sigmoid(x):
    return F.hardsigmoid(x)
