"""Makes parameters of the statistics.

cause: an nn.Parameter is trained by an optimizer
verdict: error, failed
"""

import torch
from torch import nn


class RunningNorm(nn.Module):
    def __init__(self, features, momentum=0.1, eps=1e-5):
        super().__init__()
        self.momentum, self.eps = momentum, eps
        self.mean = nn.Parameter(torch.zeros(features), requires_grad=False)
        self.var = nn.Parameter(torch.ones(features), requires_grad=False)

    def forward(self, x):
        if self.training:
            batch = x.detach()
            self.mean.lerp_(batch.mean(0), self.momentum)
            self.var.lerp_(batch.var(0, correction=0), self.momentum)
        return (x - self.mean) / torch.sqrt(self.var + self.eps)
