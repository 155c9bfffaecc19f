"""A tenth of the target is spread over all classes.

cause: smoothing
"""

from torch.nn import functional as F


def cross_entropy(logits, targets):
    return F.cross_entropy(logits, targets, label_smoothing=0.1)
