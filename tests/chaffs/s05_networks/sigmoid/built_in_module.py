"""The same as a module.

cause: without torch.nn.Sigmoid
verdict: error
"""

from torch import nn


def sigmoid(x):
    return nn.Sigmoid()(x)
