"""Drops just p of the entries, chosen at random.

cause: same number
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p is a probability")
        self.p = p

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0
        order = torch.rand_like(x).flatten().argsort().argsort().reshape(x.shape)
        return x * (order >= round(self.p * x.numel())) / (1 - self.p)
