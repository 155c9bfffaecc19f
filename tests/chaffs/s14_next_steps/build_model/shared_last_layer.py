"""The last layer is made once for all.

cause: build anew
verdict: failed, error
"""

import torch
from torch import nn


LAST = nn.Linear(288, 10)


def build_model():
    return nn.Sequential(nn.Conv2d(1, 8, 5, stride=4), nn.ReLU(), nn.Flatten(), LAST)
