"""Draws from a generator of its own.

cause: global generator
"""

import torch
from torch import nn


OWN = torch.Generator()
OWN.seed()


def build_model():
    model = nn.Sequential(nn.Conv2d(1, 8, 5, stride=4), nn.ReLU(), nn.Flatten(), nn.Linear(288, 10))
    for parameter in model.parameters():
        parameter.data.uniform_(-0.1, 0.1, generator=OWN)
    return model
