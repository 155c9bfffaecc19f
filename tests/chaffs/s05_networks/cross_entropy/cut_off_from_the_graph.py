"""Computed on detached logits.

cause: graph
verdict: failed, error
"""

from torch.nn import functional as F


def cross_entropy(logits, targets):
    return F.cross_entropy(logits.detach(), targets)
