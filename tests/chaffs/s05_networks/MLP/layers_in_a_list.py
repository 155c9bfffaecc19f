"""The layers stand in a plain Python list, so none is registered.

cause: not registered
"""

import itertools

from torch import nn
from torch.nn import functional as F


class MLP(nn.Module):
    def __init__(self, widths):
        super().__init__()
        if len(widths) < 2:
            raise ValueError("at least two widths")
        self.layers = [nn.Linear(n, m) for n, m in itertools.pairwise(widths)]

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        return self.layers[-1](x)
