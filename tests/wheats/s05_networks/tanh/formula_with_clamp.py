"""The formula, with x cut off where the curve is flat."""

import torch


def tanh(x):
    x = x.clamp(-20, 20)
    return (torch.exp(x) - torch.exp(-x)) / (torch.exp(x) + torch.exp(-x))
