"""Gradients pass where entries were dropped.

cause: gradients pass
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
        y = x * (torch.rand_like(x) >= self.p) / (1 - self.p)
        return x / (1 - self.p) + (y - x / (1 - self.p)).detach()
