"""An nn.ModuleDict with a name for each layer."""

from torch import nn
from torch.nn import functional as F


class MLP(nn.Module):
    def __init__(self, widths):
        super().__init__()
        if len(widths) < 2:
            raise ValueError("at least two widths")
        self.layers = nn.ModuleDict(
            {f"layer{i}": nn.Linear(widths[i], widths[i + 1]) for i in range(len(widths) - 1)}
        )

    def forward(self, x):
        for i, layer in enumerate(self.layers.values()):
            x = layer(F.relu(x) if i > 0 else x)
        return x
