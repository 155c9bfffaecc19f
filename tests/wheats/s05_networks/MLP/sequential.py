"""An nn.Sequential built in a loop, without the last ReLU."""

from torch import nn


class MLP(nn.Module):
    def __init__(self, widths):
        super().__init__()
        if len(widths) < 2:
            raise ValueError("at least two widths")
        parts = []
        for n, m in zip(widths[:-1], widths[1:]):
            parts += [nn.Linear(n, m), nn.ReLU()]
        self.net = nn.Sequential(*parts[:-1])

    def forward(self, x):
        return self.net(x)
