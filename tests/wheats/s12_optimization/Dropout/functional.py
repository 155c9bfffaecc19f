"""F.dropout that is told the mode."""

from torch import nn
from torch.nn import functional as F


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if p < 0 or p > 1:
            raise ValueError(f"{p} is no probability")
        self.p = p

    def forward(self, x):
        return F.dropout(x, self.p, training=self.training)
