"""nn.Parameter and matmul, weights stored as (in, out)."""

import itertools
import math

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        widths = [784, 128, 64, 10]
        self.weights = nn.ParameterList(
            torch.randn(n, m) * math.sqrt(2 / n) for n, m in itertools.pairwise(widths)
        )
        self.biases = nn.ParameterList(torch.zeros(m) for m in widths[1:])

    def forward(self, x):
        x = x.flatten(1)
        for i, (weight, bias) in enumerate(zip(self.weights, self.biases)):
            x = x @ weight + bias
            if i < 2:
                x = torch.where(x > 0, x, torch.zeros_like(x))
        return x
