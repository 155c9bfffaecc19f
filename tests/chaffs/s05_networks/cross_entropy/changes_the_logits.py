"""The largest logit is subtracted in place.

cause: in place
"""

from torch.nn import functional as F


def cross_entropy(logits, targets):
    logits.data -= logits.data.amax(dim=1, keepdim=True)
    return F.cross_entropy(logits, targets)
