"""Layers in an nn.ModuleList, made in a loop."""

import itertools

from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        widths = [784, 128, 64, 10]
        self.layers = nn.ModuleList(nn.Linear(n, m) for n, m in itertools.pairwise(widths))

    def forward(self, images):
        hidden = images.reshape(images.size(0), -1)
        for layer in self.layers[:-1]:
            hidden = layer(hidden).clamp(min=0)
        return self.layers[-1](hidden)
