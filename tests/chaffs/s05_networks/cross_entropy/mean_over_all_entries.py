"""The mean of the one-hot product divides by the number of classes too.

cause: classes
"""

from torch.nn import functional as F


def cross_entropy(logits, targets):
    one_hot = F.one_hot(targets, logits.shape[1]).to(logits.dtype)
    return -(one_hot * F.log_softmax(logits, dim=1)).mean()
