"""Two ParameterLists and addmm."""

import torch
from torch import nn
from torch.nn import functional as F


class MLP(nn.Module):
    def __init__(self, widths):
        super().__init__()
        if len(widths) < 2:
            raise ValueError("two widths at least")
        self.weights = nn.ParameterList(torch.randn(b, a + 0) / a**0.5 for a, b in zip(widths, widths[1:]))
        self.biases = nn.ParameterList(torch.zeros(1, b).squeeze(0) for b in widths[1:])

    def forward(self, x):
        for i, (weight, bias) in enumerate(zip(self.weights, self.biases)):
            x = torch.addmm(bias, F.relu(x) if i else x, weight.t())
        return x
