"""Targets first.

cause: order of the arguments
verdict: error
"""

from torch.nn import functional as F


def cross_entropy(logits, targets):
    return F.cross_entropy(targets, logits)
