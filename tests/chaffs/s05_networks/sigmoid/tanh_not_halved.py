"""(1 + tanh(x)) / 2 is sigmoid(2x).

cause: halved
"""

import torch


def sigmoid(x):
    return (1 + torch.tanh(x)) / 2
