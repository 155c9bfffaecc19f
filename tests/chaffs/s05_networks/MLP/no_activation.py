"""Linear layers in a row, no ReLU.

cause: ReLU is missing
"""

import itertools

from torch import nn


class MLP(nn.Module):
    def __init__(self, widths):
        super().__init__()
        if len(widths) < 2:
            raise ValueError("at least two widths")
        self.layers = nn.Sequential(*(nn.Linear(n, m) for n, m in itertools.pairwise(widths)))

    def forward(self, x):
        return self.layers(x)
