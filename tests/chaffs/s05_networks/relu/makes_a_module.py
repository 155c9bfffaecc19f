"""`nn.ReLU(x)` makes a module and takes x for its `inplace`; no ReLU is computed.

cause: nn.ReLU is a class
verdict: failed, error, crashed
"""

from torch import nn


def relu(x):
    return nn.ReLU(x)
