"""With two widths the only layer gets a ReLU.

cause: after the last layer
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
        x = F.relu(self.layers[0](x))
        for i, layer in enumerate(self.layers[1:], start=1):
            x = layer(x)
            if i < len(self.layers) - 1:
                x = F.relu(x)
        return x
