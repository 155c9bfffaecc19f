"""A generator of the layer's own, seeded alike in each.

cause: every layer drops
"""

import torch
from torch import nn


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p is a probability")
        self.p = p
        self.generator = torch.Generator().manual_seed(0)

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0
        return x * (torch.rand(x.shape, dtype=x.dtype, device=x.device, generator=self.generator if x.device.type == "cpu" else None) >= self.p) / (1 - self.p)
