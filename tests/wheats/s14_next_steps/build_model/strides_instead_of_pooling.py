"""Strides in place of pooling, GELU, and averages at the end."""

import torch
from torch import nn


def build_model():
    layers = [nn.Unflatten(1, (1, 1)), nn.Flatten(1, 2)]
    for inputs, outputs in ((1, 12), (12, 24), (24, 48)):
        layers += [nn.Conv2d(inputs, outputs, 3, stride=2, padding=1), nn.GELU()]
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(48 * 16, 10))
