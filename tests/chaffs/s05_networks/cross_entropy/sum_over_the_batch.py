"""The sum, not the mean.

cause: sum
"""

from torch.nn import functional as F


def cross_entropy(logits, targets):
    return F.cross_entropy(logits, targets, reduction="sum")
