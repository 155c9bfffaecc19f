"""The caller's list is popped empty.

cause: list of widths
"""

from torch import nn
from torch.nn import functional as F


class MLP(nn.Module):
    def __init__(self, widths):
        super().__init__()
        if len(widths) < 2:
            raise ValueError("at least two widths")
        self.layers = nn.ModuleList()
        if isinstance(widths, tuple):
            widths = list(widths)
        n = widths.pop(0)
        while widths:
            m = widths.pop(0)
            self.layers.append(nn.Linear(n, m))
            n = m

    def forward(self, x):
        *hidden, last = self.layers
        for layer in hidden:
            x = F.relu(layer(x))
        return last(x)
