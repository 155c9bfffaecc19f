"""1 / (1 + exp(x)) falls where sigmoid rises.

cause: sign
"""

import torch


def sigmoid(x):
    return (1 + torch.tanh(-x / 2)) / 2
