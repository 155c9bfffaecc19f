"""That is ReLU6.

cause: large
"""

from torch.nn import functional as F


def relu(x):
    return F.relu6(x)
