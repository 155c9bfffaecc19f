"""The same network each time.

cause: both networks are the same
"""

import torch
from torch import nn


MADE = []


def build_model():
    if not MADE:
        MADE.append(nn.Sequential(nn.Conv2d(1, 8, 5, stride=4), nn.ReLU(), nn.Flatten(), nn.Linear(288, 10)))
    return MADE[0]
