"""`torch.rand` fills with positive numbers only.

cause: positive
"""

import math

import torch
from torch import nn
from torch.nn import functional as F


class Affine(nn.Module):
    def __init__(self, in_features, out_features):
        super().__init__()
        bound = 1 / math.sqrt(in_features)
        self.weight = nn.Parameter(torch.rand(out_features, in_features) * bound)
        self.bias = nn.Parameter(torch.rand(out_features) * bound)

    def forward(self, x):
        return F.linear(x, self.weight, self.bias)
