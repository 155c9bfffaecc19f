"""A network is a layer, then a ReLU and a smaller network."""

from torch import nn
from torch.nn import functional as F


class MLP(nn.Module):
    def __init__(self, widths):
        super().__init__()
        n, m, *rest = widths if len(widths) > 1 else self.refuse(widths)
        self.first = nn.Linear(n, m)
        self.rest = type(self)([m, *rest]) if rest else None

    def refuse(self, widths):
        raise ValueError(f"too few widths: {widths}")

    def forward(self, x):
        x = self.first(x)
        return x if self.rest is None else self.rest(F.relu(x))
