"""Channel dropout.

cause: rows are dropped
"""

from torch import nn
from torch.nn import functional as F


class Dropout(nn.Module):
    def __init__(self, p=0.5):
        super().__init__()
        if not 0 <= p <= 1:
            raise ValueError("p is a probability")
        self.p = p

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0
        if x.dim() in (2, 3):
            return F.dropout1d(x, self.p)
        return F.dropout(x, self.p)
