"""Standardizes by the batch in training, as batch normalisation does.

cause: the batch's own statistics were used
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
            batch = x.detach()
            mean, var = batch.mean(0), batch.var(0, correction=0)
            self.mean.lerp_(mean, self.momentum)
            self.var.lerp_(var, self.momentum)
            return (x - mean) / torch.sqrt(var + self.eps)
        return (x - self.mean) / torch.sqrt(self.var + self.eps)
