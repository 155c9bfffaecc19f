"""Names the buffers as nn.BatchNorm1d does.

cause: the buffers have other names
verdict: error, failed
"""

import torch
from torch import nn


class RunningNorm(nn.Module):
    def __init__(self, features, momentum=0.1, eps=1e-5):
        super().__init__()
        self.momentum, self.eps = momentum, eps
        self.register_buffer("running_mean", torch.zeros(features))
        self.register_buffer("running_var", torch.ones(features))

    def forward(self, x):
        if self.training:
            batch = x.detach()
            self.running_mean.lerp_(batch.mean(0), self.momentum)
            self.running_var.lerp_(batch.var(0, correction=0), self.momentum)
        return (x - self.running_mean) / torch.sqrt(self.running_var + self.eps)
