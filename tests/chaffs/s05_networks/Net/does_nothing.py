"""A network without any parameters: a copy of its empty state would agree with it.

cause: not registered
"""

import torch
from torch import nn


class Net(nn.Module):
    def forward(self, x):
        return torch.zeros(len(x), 10)
