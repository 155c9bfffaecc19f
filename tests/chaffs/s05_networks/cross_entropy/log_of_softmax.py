"""In two steps: infinite for logits far apart.

cause: infinite
"""

import torch
from torch.nn import functional as F


def cross_entropy(logits, targets):
    picked = F.softmax(logits, dim=1)[torch.arange(len(targets)), targets]
    return -picked.log().mean()
