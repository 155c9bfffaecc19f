"""A hundredth of the negative entries leaks through.

cause: leaky
"""

from torch.nn import functional as F


def relu(x):
    return F.leaky_relu(x)
