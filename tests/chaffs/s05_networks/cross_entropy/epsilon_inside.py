"""A small number inside the logarithm caps the loss.

cause: small number
"""

import torch
from torch.nn import functional as F


def cross_entropy(logits, targets):
    picked = F.softmax(logits, dim=1)[torch.arange(len(targets)), targets]
    return -(picked + 1e-9).log().mean()
