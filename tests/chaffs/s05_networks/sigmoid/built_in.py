"""The very function that was ruled out.

cause: without torch.sigmoid
verdict: error
"""

import torch


def sigmoid(x):
    return torch.sigmoid(x)
