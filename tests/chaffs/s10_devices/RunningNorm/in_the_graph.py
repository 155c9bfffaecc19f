"""Learns through autograd, so that the graph of every batch hangs on the buffers.

cause: the graph hangs on the buffers
verdict: error, failed
"""

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
            self.mean = (1 - self.momentum) * self.mean + self.momentum * x.mean(0)
            self.var = (1 - self.momentum) * self.var + self.momentum * x.var(0, correction=0)
        return (x - self.mean) / torch.sqrt(self.var + self.eps)
