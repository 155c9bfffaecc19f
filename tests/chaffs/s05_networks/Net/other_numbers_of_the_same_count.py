"""The right layers are there, but unused; the answer comes from elsewhere.

cause: none — an answer of its own invention
"""

from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(784, 128), nn.Linear(128, 64), nn.Linear(64, 10)])

    def forward(self, x):
        return x.flatten(1)[:, :10] * 1.0
