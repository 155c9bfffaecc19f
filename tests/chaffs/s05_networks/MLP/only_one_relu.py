"""The ReLU comes after the first layer only.

cause: ReLU is missing
"""

import itertools

from torch import nn
from torch.nn import functional as F


class MLP(nn.Module):
    def __init__(self, widths):
        super().__init__()
        if len(widths) < 2:
            raise ValueError("at least two widths")
        self.layers = nn.ModuleList(nn.Linear(n, m) for n, m in itertools.pairwise(widths))

    def forward(self, x):
        first, *rest = self.layers
        x = first(x)
        if rest:
            x = F.relu(x)
        for layer in rest:
            x = layer(x)
        return x
