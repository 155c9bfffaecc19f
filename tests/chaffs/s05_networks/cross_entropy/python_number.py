"""`.item()` cuts the loss off: nothing to call backward on.

cause: .item()
verdict: failed, error
"""

from torch.nn import functional as F


def cross_entropy(logits, targets):
    return F.cross_entropy(logits, targets).item()
