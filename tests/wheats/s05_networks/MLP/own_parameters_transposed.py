"""nn.ParameterList and matmul, weights stored as (in, out)."""

import itertools
import math

import torch
from torch import nn


class MLP(nn.Module):
    def __init__(self, widths):
        super().__init__()
        if len(widths) < 2:
            raise ValueError("at least two widths")
        pairs = list(itertools.pairwise(widths))
        self.weights = nn.ParameterList(torch.randn(n, m) / math.sqrt(n) for n, m in pairs)
        self.biases = nn.ParameterList(torch.zeros(m) for _, m in pairs)

    def forward(self, x):
        last = len(self.weights) - 1
        for i, (weight, bias) in enumerate(zip(self.weights, self.biases)):
            x = torch.addmm(bias, x, weight)
            x = x.relu() if i < last else x
        return x
