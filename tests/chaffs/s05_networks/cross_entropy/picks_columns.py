"""Indexing by targets alone picks whole rows.

cause: every row
verdict: failed, error
"""

from torch.nn import functional as F


def cross_entropy(logits, targets):
    return -F.log_softmax(logits, dim=1)[:, targets].mean()
