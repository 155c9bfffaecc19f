"""Layers are kept under their widths, so that two layers of the same widths are one.

cause: share
"""

import itertools

from torch import nn
from torch.nn import functional as F


class MLP(nn.Module):
    def __init__(self, widths):
        super().__init__()
        if len(widths) < 2:
            raise ValueError("at least two widths")
        self.names = [f"{n}_{m}" for n, m in itertools.pairwise(widths)]
        self.layers = nn.ModuleDict({f"{n}_{m}": nn.Linear(n, m) for n, m in itertools.pairwise(widths)})

    def forward(self, x):
        for name in self.names[:-1]:
            x = F.relu(self.layers[name](x))
        return self.layers[self.names[-1]](x)
