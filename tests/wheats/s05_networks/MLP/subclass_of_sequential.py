"""The network is itself an nn.Sequential with named parts."""

from collections import OrderedDict

from torch import nn


class MLP(nn.Sequential):
    def __init__(self, widths):
        if len(widths) <= 1:
            raise ValueError("at least two widths")
        parts = OrderedDict()
        for i in range(len(widths) - 1):
            if i:
                parts[f"relu{i}"] = nn.ReLU()
            parts[f"linear{i}"] = nn.Linear(widths[i], widths[i + 1])
        super().__init__(parts)
