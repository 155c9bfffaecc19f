"""An assert raises AssertionError where ValueError was asked for.

cause: ValueError
verdict: failed, error
"""

import itertools

from torch import nn
from torch.nn import functional as F


class MLP(nn.Module):
    def __init__(self, widths):
        super().__init__()
        assert len(widths) >= 2
        self.layers = nn.ModuleList(nn.Linear(n, m) for n, m in itertools.pairwise(widths))

    def forward(self, x):
        *hidden, last = self.layers
        for layer in hidden:
            x = F.relu(layer(x))
        return last(x)
