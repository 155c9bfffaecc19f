"""The very function that was ruled out.

cause: without torch.nn.functional.log_softmax
verdict: error
"""

from torch.nn import functional as F


def log_softmax(x, dim=-1):
    return F.log_softmax(x, dim=dim)
