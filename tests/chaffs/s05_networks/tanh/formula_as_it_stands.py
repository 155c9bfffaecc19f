"""Infinity over infinity at 100.

cause: NaN
"""

import torch


def tanh(x):
    return (torch.exp(x) - torch.exp(-x)) / (torch.exp(x) + torch.exp(-x))
