"""The layers stand in a plain list.

cause: not registered
verdict: error, failed
"""

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Conv2d(1, 8, 5, stride=2), nn.ReLU(), nn.Flatten(), nn.Linear(8 * 144, 10)]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


def build_model():
    return Net()
