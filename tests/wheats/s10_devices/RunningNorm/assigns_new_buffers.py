"""Puts new tensors in the place of the buffers."""

import torch
from torch import nn


class RunningNorm(nn.Module):
    def __init__(self, features, momentum=0.1, eps=1e-5):
        super().__init__()
        self.momentum, self.eps = momentum, eps
        self.register_buffer("mean", torch.zeros(features))
        self.register_buffer("var", torch.ones(features))

    def forward(self, x):
        if self.training:
            with torch.no_grad():
                self.mean = (1 - self.momentum) * self.mean + self.momentum * x.mean(dim=0)
                self.var = (1 - self.momentum) * self.var + self.momentum * x.var(dim=0, unbiased=False)
        return (x - self.mean) * (self.var + self.eps).rsqrt()
