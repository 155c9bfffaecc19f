"""Draws with NumPy.

cause: torch.manual_seed has no say
"""

import numpy
import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p is no probability")
        self.p = p

    def forward(self, x):
        if not self.training:
            return x
        kept = torch.as_tensor(numpy.random.random(tuple(x.shape)) >= self.p, device=x.device)
        return torch.where(kept, x / (1 - self.p if self.p < 1 else 1), torch.zeros_like(x))
