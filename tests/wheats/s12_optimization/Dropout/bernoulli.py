"""A Bernoulli mask, and the library's layer nowhere."""

import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0.0 <= p <= 1.0:
            raise ValueError("p must lie between 0 and 1")
        self.keep = 1.0 - p

    def forward(self, x):
        if not self.training:
            return x.clone()
        mask = torch.full_like(x, self.keep).bernoulli()
        return x * mask / max(self.keep, 1e-12)
