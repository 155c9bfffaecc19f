"""Kaiming's uniform with a = sqrt(5) is the same interval."""

import math

import torch
from torch import nn


class Affine(nn.Module):
    def __init__(self, in_features, out_features):
        super().__init__()
        self.register_parameter("weight", nn.Parameter(torch.empty(out_features, in_features)))
        self.register_parameter("bias", nn.Parameter(torch.empty(out_features)))
        nn.init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        bound = 1 / math.sqrt(in_features)
        with torch.no_grad():
            self.bias.uniform_(-bound, bound)

    def forward(self, x):
        return torch.matmul(x, self.weight.mT) + self.bias
