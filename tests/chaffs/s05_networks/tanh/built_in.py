"""The very function that was ruled out.

cause: without torch.tanh
verdict: error
"""

import torch


def tanh(x):
    return torch.tanh(x)
