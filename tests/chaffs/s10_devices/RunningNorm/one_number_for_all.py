"""Takes one mean and one variance over all features.

cause: over all features
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
            self.mean.lerp_(batch.mean(), self.momentum)
            self.var.lerp_(batch.var(correction=0), self.momentum)
        return (x - self.mean) / torch.sqrt(self.var + self.eps)
