"""`nll_loss` gets probabilities: the logarithm is missing.

cause: logarithm
"""

from torch.nn import functional as F


def cross_entropy(logits, targets):
    return F.nll_loss(F.softmax(logits, dim=1), targets)
