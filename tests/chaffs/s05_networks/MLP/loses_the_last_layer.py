"""The loop ends one pair of widths too early.

cause: no parameter of shape
verdict: failed, error
"""

from torch import nn
from torch.nn import functional as F


class MLP(nn.Module):
    def __init__(self, widths):
        super().__init__()
        if len(widths) < 2:
            raise ValueError("at least two widths")
        self.layers = nn.ModuleList(nn.Linear(widths[i], widths[i + 1]) for i in range(len(widths) - 2))

    def forward(self, x):
        for layer in self.layers:
            x = F.relu(layer(x))
        return x
