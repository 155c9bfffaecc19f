"""A plain tensor stays on the CPU.

cause: did not follow
verdict: error, failed
"""

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second, self.last = nn.Conv2d(1, 8, 5, stride=2), nn.Conv2d(8, 16, 5, stride=2), nn.Linear(256, 10)
        self.mean = torch.full((1, 28, 28), 0.13)

    def forward(self, x):
        x = torch.relu(self.second(torch.relu(self.first(x - self.mean))))
        return self.last(x.flatten(1))


def build_model():
    return Net()
