"""min of no labels raises.

cause: no smallest or largest one
verdict: error
"""

from torch.nn import functional as F


def one_hot(labels, classes):
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError("a label is off")
    return F.one_hot(labels, classes).float()
