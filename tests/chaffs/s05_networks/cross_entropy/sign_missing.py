"""The mean log-probability, which is negative.

cause: minus sign
"""

from torch.nn import functional as F


def cross_entropy(logits, targets):
    return F.log_softmax(logits, dim=1).gather(1, targets.unsqueeze(1)).mean()
