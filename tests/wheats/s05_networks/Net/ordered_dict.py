"""Named layers from an OrderedDict, ReLU in place on its own intermediate results."""

from collections import OrderedDict

from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(OrderedDict([
            ("flat", nn.Flatten()),
            ("in", nn.Linear(784, 128)), ("act1", nn.ReLU(inplace=True)),
            ("mid", nn.Linear(128, 64)), ("act2", nn.ReLU(inplace=True)),
            ("out", nn.Linear(64, 10)),
        ]))

    def forward(self, x):
        return self.net(x)
