"""exp of the library's log-sigmoid."""

from torch.nn import functional as F


def sigmoid(x):
    return F.logsigmoid(x).exp()
