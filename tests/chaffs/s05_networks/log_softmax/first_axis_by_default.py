"""The default is dim=0; the prompt says -1.

cause: default
"""

import torch


def log_softmax(x, dim=0):
    return x - torch.logsumexp(x, dim=dim, keepdim=True)
