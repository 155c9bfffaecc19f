"""`torch.tensor(loss)` copies the number and loses its history.

cause: graph
verdict: failed, error
"""

import torch
from torch.nn import functional as F


def cross_entropy(logits, targets):
    loss = F.cross_entropy(logits, targets)
    return torch.tensor(loss.item(), dtype=logits.dtype)
