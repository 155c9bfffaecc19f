"""Blocks of its own inside."""

from torch import nn
from torch.nn import functional as F


class Block(nn.Module):
    def __init__(self, n, m):
        super().__init__()
        self.linear = nn.Linear(n, m)

    def forward(self, x):
        return F.relu(self.linear(x), inplace=True)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(Block(784, 128), Block(128, 64))
        self.head = nn.Linear(64, 10)

    def forward(self, x):
        return self.head(self.body(x.flatten(1)))
