"""2 sigmoid(x) - 1 is tanh(x / 2).

cause: twice
"""

import torch


def tanh(x):
    return 2 * torch.sigmoid(x) - 1
