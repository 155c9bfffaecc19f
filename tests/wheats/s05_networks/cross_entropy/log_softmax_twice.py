"""log-softmax before the library's loss changes nothing."""

from torch.nn import functional as F


def cross_entropy(logits, targets):
    return F.cross_entropy(F.log_softmax(logits, dim=1), targets)
