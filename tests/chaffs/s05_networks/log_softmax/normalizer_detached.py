"""The normalizer is taken as a constant: the value is right, the gradient is not.

cause: graph
"""

import torch


def log_softmax(x, dim=-1):
    return x - torch.logsumexp(x, dim=dim, keepdim=True).detach()
