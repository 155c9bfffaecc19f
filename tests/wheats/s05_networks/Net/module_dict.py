"""Layers in an nn.ModuleDict."""

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.parts = nn.ModuleDict(
            {"output": nn.Linear(64, 10), "second": nn.Linear(128, 64), "first": nn.Linear(784, 128), "act": nn.ReLU()}
        )

    def forward(self, x):
        parts = self.parts
        x = parts["act"](parts["first"](torch.flatten(x, start_dim=1)))
        return parts["output"](parts["act"](parts["second"](x)))
