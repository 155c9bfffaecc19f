"""One mask for all samples of the batch.

cause: samples share
"""

import torch
from torch import nn
from torch.nn import functional as F


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p is a probability")
        self.p = p

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        if x.dim() == 0:
            return F.dropout(x, self.p)
        if self.p == 1:
            return x * 0
        return x * (torch.rand_like(x[:1]) >= self.p) / (1 - self.p)
