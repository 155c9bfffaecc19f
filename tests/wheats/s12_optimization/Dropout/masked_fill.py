"""masked_fill with uniform numbers."""

import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p is a probability")
        self.p = p

    def forward(self, x):
        if self.training and self.p > 0:
            scale = 1 / (1 - self.p) if self.p < 1 else 1.0
            return (x * scale).masked_fill(torch.rand_like(x) < self.p, 0.0)
        return x
