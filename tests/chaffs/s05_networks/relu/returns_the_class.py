"""The module is made but not called.

cause: nn.ReLU is a class
verdict: failed, error, crashed
"""

from torch import nn


def relu(x):
    return nn.ReLU()
