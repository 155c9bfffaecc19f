"""The axis is always the last.

cause: last axis
"""

import torch


def log_softmax(x, dim=-1):
    return x - torch.logsumexp(x, dim=-1, keepdim=True)
