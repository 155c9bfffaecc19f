"""The work is passed on to an nn.Linear inside.

cause: without torch.nn.Linear
verdict: error
"""

from torch import nn


class Affine(nn.Module):
    def __init__(self, in_features, out_features):
        super().__init__()
        self.linear = nn.Linear(in_features, out_features)
        self.weight = self.linear.weight
        self.bias = self.linear.bias

    def forward(self, x):
        return self.linear(x)
